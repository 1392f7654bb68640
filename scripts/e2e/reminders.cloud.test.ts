import { announcedCalendar as calendar } from '../../cloudfunctions/kit/clock/calendar'
import { isWorkingTime } from '../../cloudfunctions/kit/clock/working-time'
import { type DemoCloud, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud
let roomId: string
let cadre: string
const staff = 'staff-001-1'

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
})
afterAll(() => demo.close())

const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const runAt = async (text: string) => {
  await demo.cloud.clock.set(at(text))
  // Once for the deadlines, once for what they queued.
  await demo.cloud.runTimers()
  await demo.cloud.runTimers()
}
const raise = async (title: string, category: 'inquiry' | 'request' = 'inquiry') =>
  (await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title, text: '请帮助', category })).id
const noticesOf = (ticketId: string, kind: string) => demo.cloud.engine.find('notices', { ticketId, kind })
const receivers = (ticketId: string, kind: string) => noticesOf(ticketId, kind).map((notice) => notice.personId as string).sort()
const deadline = (ticketId: string) => demo.cloud.engine.find('deadlines', { _id: ticketId })[0] as { after: number; dueAt: number }

test('a ticket that nobody accepts is chased up to the supervisors; each reminder once per person, in working time', async () => {
  await demo.cloud.clock.set(at('03-03T10:00'))
  const id = await raise('长期无人受理')
  await runAt('03-03T15:29')
  expect(receivers(id, 'accept_late')).toEqual([])
  await runAt('03-03T15:31')
  expect(receivers(id, 'accept_late')).toEqual([cadre])
  await runAt('03-04T15:31')
  expect(noticesOf(id, 'accept_escalated').length).toBeGreaterThan(0)
  expect(receivers(id, 'accept_escalated')).not.toContain(cadre)

  // Three working days: Friday 17:30. The weekend stays silent; from Tuesday on the supervisors hear of it too.
  await runAt('03-07T10:00')
  expect(receivers(id, 'overdue')).toEqual([])
  await runAt('03-09T09:01')
  expect(receivers(id, 'overdue')).toEqual([cadre])
  await runAt('03-10T09:01')
  expect(receivers(id, 'overdue')).toEqual(expect.arrayContaining([cadre, 'supervisor-1']))
  await runAt('03-10T16:00')
  expect(receivers(id, 'overdue').filter((person) => person === cadre)).toHaveLength(2)
  for (const push of demo.cloud.engine.find('notices', { ticketId: id })) expect(isWorkingTime(push.at as number, calendar)).toBe(true)
})

test('ten timers at once make each reminder once', async () => {
  await demo.cloud.clock.set(at('03-16T10:00'))
  const ids = await Promise.all(Array.from({ length: 30 }, (_, index) => raise(`同时到期${index}`)))
  await demo.cloud.clock.set(at('03-16T15:31'))
  await Promise.all(Array.from({ length: 10 }, () => demo.cloud.runTimers()))
  await demo.cloud.runTimers()
  for (const id of ids) expect(receivers(id, 'accept_late')).toEqual([cadre])
})

test('what the enterprise owes silences the clock, supplying starts it, and closing ends it', async () => {
  await demo.cloud.clock.set(at('03-18T10:00'))
  const id = await raise('暂停与恢复')
  await demo.get(cadre, 'ticket.accept', { ticketId: id, requestId: intention() })
  await demo.get(cadre, 'ticket.ask', { ticketId: id, requestId: intention(), owed: '图纸' })
  expect(deadline(id).dueAt).toBeGreaterThan(at('12-31T00:00'))
  await runAt('03-30T10:00')
  expect(noticesOf(id, 'overdue')).toEqual([])
  expect(noticesOf(id, 'half_used')).toEqual([])
  await demo.get(staff, 'ticket.supply', { ticketId: id, requestId: intention(), text: '图纸已传' })
  await runAt('04-01T15:00')
  expect(receivers(id, 'half_used')).toEqual([cadre])
  await demo.get(cadre, 'ticket.answer', { ticketId: id, requestId: intention(), result: 'done', text: '已办好' })
  await runAt('04-03T15:01')
  expect(receivers(id, 'confirm_again')).toContain(staff)
  await demo.get(staff, 'ticket.confirm', { ticketId: id, requestId: intention(), outcome: 'solved' })
  expect(deadline(id).dueAt).toBeGreaterThan(at('12-31T00:00'))
})
