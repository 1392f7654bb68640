import { defaultReminders } from '../../types/reminders'
import { inForce } from './reminders'

jest.mock('./db', () => ({ collection: () => ({}) }))

const table = (unanswered: number, escalated: number) => ({
  ...defaultReminders,
  rules: {
    ...defaultReminders.rules,
    unanswered: { ...defaultReminders.rules.unanswered, amount: unanswered },
    unanswered_escalated: { ...defaultReminders.rules.unanswered_escalated, amount: escalated },
  },
})
const amounts = (stored: Parameters<typeof inForce>[0]) => {
  const { rules } = inForce(stored)
  return [rules.unanswered.amount, rules.unanswered_escalated.amount]
}

test('a table of before counted from the words: its 2 and 4 hours are 0 and 2 after the time to answer', () => {
  expect(amounts({ settings: table(120, 240) })).toEqual([0, 120])
  expect(amounts({ settings: table(180, 300) })).toEqual([60, 180])
})

test('what was saved since then stands as it is, and a zone without a table has the defaults', () => {
  expect(amounts({ settings: table(120, 240), counts: 'after_limit' })).toEqual([120, 240])
  expect(amounts({ settings: table(0, 120) })).toEqual([0, 120])
  expect(amounts(null)).toEqual([0, 120])
})

test('a rule whose number counted something else before has its default', () => {
  const stored = table(0, 120)
  const policy = { ...stored.rules.policy_due, amount: 420 }
  expect(inForce({ settings: { ...stored, rules: { ...stored.rules, policy_due: policy } }, counts: 'after_limit' }).rules.policy_due.amount).toBe(5)
})
