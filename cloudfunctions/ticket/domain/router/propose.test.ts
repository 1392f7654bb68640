import { demoBureaus } from '../../../../scripts/seed/bureaus'
import { indexCatalogue } from './catalogue-index'
import { propose } from './propose'

const index = indexCatalogue(demoBureaus().map(({ _id, name, duties }) =>
  ({ bureauId: _id, name, duties: duties.map((duty) => ({ ...duty, phrases: duty.phrases ?? [] })) })))
const proposed = (title: string, text: string, without?: string) => propose({ index, model: null, sureFrom: 0.6 }, title, text, without)
const supports = (title: string, text: string) => proposed(title, text).support.map(({ bureau }) => bureau.id)

const wasteWater = ['新增产线每天增加20吨处理后废水如何报批', '我公司拟在现有厂房内新增一条陶瓷精密部件产线，清洗工序每天增加约20吨废水，经厂内污水站处理达标后接入园区管网。'] as const
const permit = ['二期厂房施工许可办理卡在多个部门之间', '施工图审查已通过，消防设计审查、规划许可和施工许可互相等待前置材料，恳请明确牵头部门。'] as const

test('waste water of a new line is the approval bureau’s, with safety and environment in support, and says why', () => {
  const { lead, support, sure, category, split } = proposed(...wasteWater)
  expect(lead).toMatchObject({ bureau: { id: 'approval' }, reason: { dutyId: 'approval-02' } })
  expect(lead!.reason!.words.every((word) => wasteWater.join('').includes(word))).toBe(true)
  expect(support.map(({ bureau }) => bureau.id)).toEqual(['safety-env'])
  expect(support[0]!.reason!.words).toContain('废水')
  expect([sure, category.value, split]).toEqual([true, 'cross', null])
})

test('a construction permit needs several bureaus, each with its duty line', () => {
  const { lead, support, split } = proposed(...permit)
  expect([lead!, ...support].map(({ bureau }) => bureau.id).sort()).toEqual(['approval', 'planning', 'safety-env'])
  expect([lead!, ...support].map(({ reason }) => reason!.duty.length > 0)).toEqual([true, true, true])
  expect(split).toBeNull()
  expect(supports('', '我们要新建厂房，什么时候能拿到施工许可证？')).toEqual(expect.arrayContaining(['planning']))
})

test.each([
  ['nothing', ''], ['blanks', ' \n\t '], ['emoji', '😀🎉👍'], ['English', 'The traffic light at our gate is broken, who helps?'],
  ['small talk', '今天天气真好，祝大家节日快乐'], ['half a pair', '\ud83d'], ['two thousand signs', '。'.repeat(2_000)],
])('%s gets no bureau, and does not fail', (_what, text) => {
  expect(proposed('', text)).toMatchObject({ lead: null, support: [], sure: false, split: null })
})

test('two thousand characters of one matter are answered like a sentence of it', () => {
  expect(proposed('', '叉车的特种设备使用登记要什么材料。'.repeat(120)).lead?.bureau.id).toBe('approval')
})

test('two matters of two bureaus are told apart; one matter in two sentences is not', () => {
  const { split } = proposed('', '芷岸路上的路灯七盏不亮，晚班员工出门不安全。另外想问高新技术企业复审什么时候开始申报？')
  expect(split?.map(({ bureau }) => bureau.id)).toEqual(['planning', 'science-park'])
  expect(proposed('', '芷岸路上的路灯七盏不亮。另外厂门口的路面坑洼，货车难走。').split).toBeNull()
  expect(proposed('', '芷岸路上的路灯七盏不亮。另外祝各位领导身体健康。').split).toBeNull()
})

test('the bureau that gave it back is not proposed again', () => {
  const { lead, support, others } = proposed(...wasteWater, 'approval')
  expect([lead, ...support, ...others].map((one) => one?.bureau.id)).not.toContain('approval')
})

test('confidences are shares: between 0 and 1, and those of all bureaus together not above 1', () => {
  const { lead, others } = proposed(...permit)
  expect([lead!, ...others].reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1)
})
