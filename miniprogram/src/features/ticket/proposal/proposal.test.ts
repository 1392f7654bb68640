import type { ProposedBureau } from '@guagou/types/routing'
import { reasonWords, sureness } from './proposal-words'
import { returnedBy } from './returned-by'
import { tookWords } from './similar-box'

const proposed: ProposedBureau = {
  bureau: { id: 'a', name: '行政审批局' }, confidence: 0.826, learned: false,
  reason: { dutyId: 'a-02', duty: '环评审批', words: ['报批', '产线'], alongside: null },
}

test('a reason says the duty line, the words that met it, what it goes with, and experience', () => {
  expect(reasonWords(proposed)).toBe('权责：环评审批；文中提到：报批、产线')
  expect(reasonWords({ ...proposed, learned: true, reason: { ...proposed.reason!, words: [], alongside: '施工许可' } }))
    .toBe('权责：环评审批；通常与“施工许可”一起办；以往同类诉求是这样派的')
  expect(reasonWords({ ...proposed, reason: null, learned: true })).toBe('以往同类诉求是这样派的')
  expect([0.826, 0.6, 0.59].map(sureness)).toEqual(['很有把握 83%', '较有把握 60%', '仅供参考 59%'])
})

test('the bureau that gave it back last is known from the history; before a return there is none', () => {
  const bureaus = [{ id: 'a', name: '甲局' }, { id: 'b', name: '乙局' }]
  const line = (action: 'route' | 'return' | 'transfer', target: string) => ({ action, target })
  expect(returnedBy([line('route', '甲局')], bureaus)).toBeUndefined()
  expect(returnedBy([line('route', '甲局'), line('return', '权责'), line('route', '乙局'), line('return', '权责')], bureaus)).toBe('b')
})

test('working time is told in hours up to a day, then in days', () => {
  expect([10, 180, 420, 2_100].map(tookWords)).toEqual(['1 个工作小时', '3 个工作小时', '1 个工作日', '5 个工作日'])
})
