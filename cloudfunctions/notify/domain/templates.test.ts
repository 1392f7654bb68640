import { templateNames } from '../../../types/notify'
import { type Content, contentOf, defaultShapes, plainContent, shortened, smsWords, timeText } from './templates'
import { noticeKinds } from './order'

const content: Content = {
  kind: 'routed', number: '2026-00001', title: '新增生产线每天多排放二十吨处理后的废水需要重新办理项目备案手续',
  enterpriseName: '澄湖精密陶瓷有限公司', dueAt: Date.parse('2026-11-24T15:30+08:00'),
}
const { todo, progress } = defaultShapes

test('a long title is shortened to the twenty characters of a thing, whole characters only', () => {
  expect([...contentOf(content, todo, 0).thing1!.value]).toHaveLength(20)
  expect(shortened('😀😀😀', 2)).toBe('😀…')
  expect(shortened('刚好', 2)).toBe('刚好')
})

test('a push for several matters counts them, and the title gives way to the count', () => {
  expect(contentOf(content, todo, 0, 2).thing1!.value).toBe('新增生产线每天多排放二十吨处理后…等3件')
  expect(contentOf({ ...content, title: '用电' }, todo, 0, 11).thing1!.value).toBe('用电等12件')
})

test.each(noticeKinds)('every field of a %s notice fits into every template', (kind) => {
  for (const template of templateNames) {
    for (const [name, { value }] of Object.entries(contentOf({ ...content, kind, number: '', enterpriseName: '' }, defaultShapes[template], 0, 3))) {
      const length = [...value].length
      expect(length).toBeGreaterThan(0)
      if (name.startsWith('thing')) expect(length).toBeLessThanOrEqual(20)
      if (name.startsWith('phrase')) expect(value).toMatch(/^\p{Script=Han}{1,5}$/u)
      if (name.startsWith('character_string')) expect(value).toMatch(/^[\u0020-\u007e]{1,32}$/)
    }
  }
})

test('the hints are short enough not to be shortened', () => {
  for (const kind of noticeKinds) expect(contentOf({ ...content, kind }, todo, 0).thing4!.value).not.toMatch(/…$/)
})

test('a field can be called otherwise where WeChat has named it otherwise', () => {
  expect(contentOf(content, { longTerm: true, fields: { thing7: 'hint' } }, 0)).toEqual({ thing7: { value: '派单到贵部门，请尽快签收' } })
})

test('where a word is sensitive the push names the matter by its number alone', () => {
  const plain = contentOf(plainContent(content), progress, 0)
  expect(plain.thing2!.value).toBe('诉求 2026-00001')
  expect(JSON.stringify(contentOf(plainContent(content), todo, 0))).not.toContain('陶瓷')
})

test('a text message has twelve characters for each of its words', () => {
  expect([...smsWords(content, 4)[0]]).toHaveLength(12)
})

test('times are those of Asia/Shanghai', () => {
  expect(timeText(Date.parse('2026-11-24T16:05Z'))).toBe('2026年11月25日 00:05')
})
