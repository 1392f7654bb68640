import type { Item } from '@guagou/types/approval'
import { backwardLines } from './words'

const now = Date.parse('2026-11-24T10:00+08:00')
const item = (key: string, more: Partial<Item>): Item => ({
  key, name: key, days: 3, after: [], submittedAt: null, decidedAt: null, backward: null, ...more,
} as unknown as Item)

test('the latest days say what they are counted from: the start, what comes after, and the own limit', () => {
  const site = item('现场踏勘', { backward: { submitBy: '2026-12-01', grantBy: '2026-12-04', late: 0 } })
  const permit = item('施工许可', { after: ['现场踏勘'], days: 5, backward: { submitBy: '2026-12-04', grantBy: '2026-12-11', late: 0 } })
  const approval = { startOn: '2026-12-14', items: [site, permit] }
  expect(backwardLines(site, approval, now)).toEqual([
    '12月14日 开工，全部事项要在此前的工作日办成。',
    '后面的“施工许可”最迟 12月4日 提交，所以本事项最迟 12月4日 办成。',
    '本事项时限 3 个工作日，所以最迟 12月1日 提交。',
  ])
  expect(backwardLines({ ...permit, submittedAt: now }, approval, now)).toEqual([
    '12月14日 开工，全部事项要在此前的工作日办成。', '后面没有其他事项，所以最迟 12月11日 办成。',
  ])
  expect(backwardLines(site, { ...approval, startOn: null }, now)).toEqual([])
  expect(backwardLines({ ...site, decidedAt: now }, approval, now)).toEqual([])
})
