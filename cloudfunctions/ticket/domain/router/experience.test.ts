import { demoBureaus } from '../../../../scripts/seed/bureaus'
import { everydayCases } from '../../../../scripts/seed/everyday/everyday'
import { indexCatalogue } from './catalogue-index'
import { decode, encode } from './encode'
import { learnFrom, type Lesson } from './experience'
import { propose } from './propose'

const index = indexCatalogue(demoBureaus().map(({ _id, name, duties }) =>
  ({ bureauId: _id, name, duties: duties.map((duty) => ({ ...duty, phrases: duty.phrases ?? [] })) })))
const after = (lessons: Lesson[]) => {
  const learned = learnFrom(index, lessons)
  // As in service: stored and loaded again.
  const model = learned && decode(encode(learned))
  return (text: string) => propose({ index, model, sureFrom: 0.6 }, '', text)
}
const lesson = (text: string, lead: string, support: string[] = []): Lesson => ({ title: '', text, lead, support, category: 'request' })

const night = '与周边企业合并开行晚间通勤班车，费用分摊，请帮助联系运营单位。'
const alike = ['几家企业想一起开行夜班通勤班车，费用大家分摊，联系哪家运营单位？', '我们也想和隔壁厂合并通勤班车，谁能帮忙联系运营单位']
const elsewhere = ['厂门口路灯不亮', '叉车特种设备使用登记要什么材料', '高新技术企业复审怎么申报', '危废处置单位额度满了']

test('what the duty lists get wrong is right after one correction, also in other words, and says that it was learned', () => {
  expect(after([])(night).lead?.bureau.id).toBe('planning')
  const learned = after([lesson(night, 'economy')])
  expect(learned(night).lead).toMatchObject({ bureau: { id: 'economy' }, learned: true })
  expect(alike.map((text) => after([])(text).lead?.bureau.id)).toEqual(['planning', 'planning'])
  expect(alike.map((text) => learned(text).lead?.bureau.id)).toEqual(['economy', 'economy'])
})

test('one correction leaves other matters where they were', () => {
  const [before, learned] = [after([]), after([lesson(night, 'economy')])]
  for (const text of elsewhere) {
    expect(learned(text).lead!.bureau).toEqual(before(text).lead!.bureau)
    expect(Math.abs(learned(text).lead!.confidence - before(text).lead!.confidence)).toBeLessThan(0.15)
  }
})

test('a matter that no duty line knows is known after it was decided once', () => {
  const text = '外地客户拖欠货款两年，请协助催收，企业资金周转困难'
  expect(after([])(text).sure).toBe(false)
  expect(after([lesson(text, 'economy', ['investment'])])('客户拖欠货款请协助催收')).toMatchObject({ lead: { bureau: { id: 'economy' } } })
})

test('a support that is taken out again and again is no longer proposed, one that is added is', () => {
  const text = '新厂房施工许可证什么时候能下来'
  const support = (of: ReturnType<typeof after>) => of(text).support.map(({ bureau }) => bureau.id)
  expect(support(after([]))).toContain('safety-env')
  const learned = after([lesson('施工许可证办到哪一步了，厂房等着开工', 'approval', ['investment']), lesson('厂房施工许可证还要多久', 'approval', ['investment'])])
  expect(support(learned)).toEqual(['investment'])
})

test('a correction that is taken back leaves no trace: learning is a function of the lessons alone', () => {
  const [one, other] = [lesson(night, 'economy'), lesson('储能项目由谁审批', 'approval')]
  const bytes = (lessons: Lesson[]) => Buffer.from(encode(learnFrom(index, lessons)!)).toString('base64')
  expect(bytes([other])).toBe(bytes([one, other].filter((kept) => kept !== one)))
  expect(bytes([one, other])).not.toBe(bytes([other]))
})

test('what was confirmed stays right: all decided matters of the demo zone come back as they were decided', () => {
  const decided = everydayCases.flatMap(({ title, text, bureau, support, category }) =>
    (bureau === undefined ? [] : [{ title, text, lead: bureau, support: support ?? [], category }]))
  const model = learnFrom(index, decided)
  const wrong = decided.filter(({ title, text, lead }) => propose({ index, model, sureFrom: 0.6 }, title, text).lead?.bureau.id !== lead)
  expect(wrong.map(({ title }) => title)).toEqual([])
})

test('the stored model holds hashes and weights, not one word of a text', () => {
  const text = '我们的秘密配方叫蓝鲸七号'
  const stored = Buffer.from(encode(learnFrom(index, [lesson(text, 'economy')])!))
  for (const word of ['秘密', '配方', '蓝鲸', '七号']) expect(stored.includes(Buffer.from(word))).toBe(false)
})
