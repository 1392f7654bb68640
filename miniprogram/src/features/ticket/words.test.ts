import { historyWords } from './words'

const actor = { id: 'p1', name: '王海' }

test('a routing names the bureau, a return keeps the duty line\'s id to itself', () => {
  expect(historyWords({ action: 'route', actor, target: '行政审批局' })).toBe('王海 派单给 行政审批局')
  expect(historyWords({ action: 'return', actor, target: '企业投资项目备案' })).toBe('王海 退回 （权责：企业投资项目备案）')
})

test('what the clock did has no actor', () => {
  expect(historyWords({ action: 'lapse', actor: null, target: null })).toBe('到期没有确认，自动办结')
})
