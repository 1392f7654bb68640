import { defaultReminders } from '../../../../types/reminders'
import { announcedCalendar as calendar } from '../../../kit/clock/calendar'
import { dueAt } from '../../../kit/clock/due'
import { limitsWith } from '../limits'
import { tuesday } from '../scene.fixture'
import { approvalWith, itemIn, itemScene, material, ticketWith } from './approval.fixture'
import { decideItem, setTarget } from './decide'
import type { ApprovalDocument } from './documents'
import { itemRemindersOwed, nextItemReminderAt } from './reminders'

const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const owed = (approval: ApprovalDocument, from: string, to: string, settings = defaultReminders) =>
  itemRemindersOwed(ticketWith(approval), approval, at(from), at(to), calendar, settings).map(({ kind, at: when, to: whom, pending }) => ({ kind, when, whom, pending }))

/** Construction on Thursday 19 March: seven working days for the permit, granted by the 18th, so submitted by Monday the 9th. */
const aimed = (...items: Parameters<typeof approvalWith>) => {
  const approval = approvalWith(...items)
  const set = setTarget(ticketWith(approval), approval, '2026-03-19', itemScene(['staff']), 'e')
  if (!set.ok) throw new Error('refused')
  return set.value
}
const open = () => itemIn('preparing', { materials: [material('a', { state: 'missing', version: 0 })] })

test('the enterprise hears a working day before the latest day to submit, and every working day after it', () => {
  const { approval, ticket } = aimed(open())
  expect(owed(approval, '03-06T08:00', '03-06T09:00')).toEqual([{
    kind: 'latest_near', when: at('03-06T09:00'), pending: 'item:permit:preparing:2026-03-19',
    whom: { any: [{ enterprise: ticket.enterpriseId }, { cadreOf: ticket.enterpriseId }] },
  }])
  expect(ticket.pending).toContain('item:permit:preparing:2026-03-19')
  expect(owed(approval, '03-09T08:00', '03-09T17:30')).toEqual([])
  const [first, second] = [owed(approval, '03-09T18:00', '03-10T09:00')[0]!, owed(approval, '03-10T18:00', '03-11T09:00')[0]!]
  expect(first).toMatchObject({ kind: 'latest_late', when: at('03-10T09:00') })
  expect(JSON.stringify(first.whom)).not.toContain('supervisors')
  expect(second.whom).toMatchObject({ any: expect.arrayContaining([{ supervisors: true }]) })
})

test('of a submitted item its bureau hears, of the day to decide; of one that only waits for others nobody', () => {
  const officer = { id: 'officer-p1', name: '戊' }
  const [submitted] = owed(aimed(itemIn('accepted', { officer, days: 12, clock: null })).approval, '03-17T08:00', '03-17T09:00')
  expect(submitted).toMatchObject({ kind: 'latest_near', whom: { any: [{ people: ['officer-p1'] }, expect.anything()] } })
  const ready = itemIn('prereview', { key: 'second', after: ['permit'] })
  const { approval } = aimed(open(), ready)
  expect(owed(approval, '03-01T08:00', '03-31T09:00').filter(({ pending }) => pending?.startsWith('item:second:'))).toEqual([])
})

test('without a day nothing is counted backward, and a rule that is off is silent', () => {
  expect(owed(approvalWith(open()), '03-01T08:00', '03-31T09:00')).toEqual([])
  const { rules } = defaultReminders
  const silent = { ...defaultReminders, rules: { ...rules, latest_near: { ...rules.latest_near, on: false }, latest_late: { ...rules.latest_late, on: false } } }
  expect(owed(aimed(open()).approval, '03-01T08:00', '03-31T09:00', silent)).toEqual([])
  const { approval, ticket } = aimed(open())
  expect(nextItemReminderAt(ticket, approval, at('03-04T10:00'), calendar)).toBe(at('03-06T09:00'))
})

test('the zone sets how long a pre-review and a silent acceptance take, by bureau', () => {
  const limits = limitsWith([
    { clock: 'prereview', category: null, bureauId: 'planning', limit: { amount: 1, unit: 'days' } },
    { clock: 'deem', category: null, bureauId: 'planning', limit: { amount: 3, unit: 'days' } },
  ])
  const stepEnd = (action: 'prereview' | 'submit', materialState: 'provided' | 'accepted', zone = limits) => {
    const item = itemIn('preparing', { materials: [material('a', { state: materialState })] })
    const approval = approvalWith(item)
    const moved = decideItem(action, ticketWith(approval), approval, item.key, {}, itemScene(['staff'], { limits: zone, now: tuesday }), 'e')
    if (!moved.ok) throw new Error('refused')
    return dueAt(moved.value.approval.items[0]!.step!.clock, calendar)
  }
  expect(stepEnd('prereview', 'provided')).toBe(at('03-04T17:30'))
  expect(stepEnd('submit', 'accepted')).toBe(at('03-06T17:30'))
  expect(stepEnd('submit', 'accepted', limitsWith([]))).toBe(at('03-10T17:30'))
})
