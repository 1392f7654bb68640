import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud
const staff = 'staff-001-1'
const officer = 'officer-planning-1'
const minutes = 60_000
let roomId: string
const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const runAt = async (text: string) => {
  await demo.cloud.clock.set(at(text))
  // Once for the waiting rooms, once for what they queued.
  await demo.cloud.runTimers()
  await demo.cloud.runTimers()
}
let cadre: string

beforeAll(async () => {
  demo = await startDemoCloud()
  await demo.cloud.clock.set(at('03-03T09:30'))
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
})
afterAll(() => demo.close())

const say = (person: string, text: string) => demo.get(person, 'chat.send', { roomId, requestId: intention(), text })
const openly = async () => (await demo.get(cadre, 'chat.room', { roomId })).waiting
const places = async (person = cadre) => (await demo.get(person, 'chat.waiting', {})).places
const told = async (person: string) =>
  (await demo.get(person, 'notify.inbox', {})).notices.filter(({ kind }) => kind.startsWith('unanswered')).map(({ kind }) => kind).sort()

test('the enterprise waits from its first unanswered words on, and an official\'s answer ends it', async () => {
  expect(await openly()).toBeNull()
  const first = await say(staff, '请问什么时候有人来看')
  await say(staff, '在吗')
  expect(await openly()).toMatchObject({ since: first.at, dueAt: first.at + 120 * minutes })
  expect(await places()).toMatchObject([{ roomId, ticket: null, text: '请问什么时候有人来看', author: first.author.name }])
  expect((await demo.get(cadre, 'chat.rooms', {})).rooms.find(({ id }) => id === roomId)!.waiting).toMatchObject({ since: first.at })
  await say(cadre, '下午到')
  expect(await openly()).toBeNull()
  expect(await places()).toEqual([])
})

test('an answer that is recalled was none; words that are recalled need none', async () => {
  const first = await say(staff, '能不能快一点')
  const answer = await say(cadre, '发错了')
  await demo.get(cadre, 'chat.recall', { messageId: answer.id })
  expect(await openly()).toMatchObject({ since: first.at })
  await demo.get(staff, 'chat.recall', { messageId: first.id })
  expect(await openly()).toBeNull()
})

test('what went into a ticket waits by the ticket\'s clocks; a repeated send does not wait again', async () => {
  const input = { roomId, requestId: intention(), text: '消防通道被占' }
  const message = await demo.get(staff, 'chat.send', input)
  await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '消防通道', text: '被占', category: 'request', messageIds: [message.id] })
  await eventually(async () => (await openly()) === null)
  await say(cadre, '已登记')
  await demo.get(staff, 'chat.send', input)
  expect(await openly()).toBeNull()
})

test('a thread waits too: for its officer, until somebody answers there or the ticket moves on', async () => {
  const ticket = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '排水', text: '请看', category: 'request' })
  await demo.get(cadre, 'ticket.route', { ticketId: ticket.id, requestId: intention(), leadBureauId: 'planning' })
  await demo.get(officer, 'ticket.sign', { ticketId: ticket.id, requestId: intention() })
  const ask = () => demo.get(staff, 'chat.reply', { ticketId: ticket.id, requestId: intention(), text: '进展如何' })
  await ask()
  expect(await places(officer)).toMatchObject([{ ticket: { id: ticket.id }, text: '进展如何' }])
  expect(await openly()).toBeNull()
  expect((await places())).toMatchObject([{ ticket: { id: ticket.id } }])
  expect(await places('officer-economy-1')).toEqual([])
  await demo.get(officer, 'chat.reply', { ticketId: ticket.id, requestId: intention(), text: '周四前答复' })
  expect(await places(officer)).toEqual([])
  await ask()
  await demo.cloud.clock.set(demo.cloud.clock.now() + minutes)
  await demo.get(officer, 'ticket.answer', { ticketId: ticket.id, requestId: intention(), result: 'done', text: '已疏通' })
  expect(await places(officer)).toEqual([])
})

test('无需答复 needs a reason, which stays in the conversation, and is the cadre\'s alone', async () => {
  await say(staff, '谢谢领导')
  const input = { roomId, requestId: intention(), reason: '只是致谢' }
  expect(await demo.refused(cadre, 'chat.noReply', { ...input, reason: '  ' })).toMatchObject({ code: 'bad_input' })
  expect(await demo.refused(staff, 'chat.noReply', input)).toEqual({ code: 'forbidden' })
  expect(await demo.refused('cadre-11', 'chat.noReply', input)).toEqual({ code: 'not_found' })
  expect(await demo.refused(officer, 'chat.noReply', input)).toEqual({ code: 'not_found' })
  const line = await demo.get(cadre, 'chat.noReply', input)
  expect(line).toMatchObject({ kind: 'line', text: '只是致谢', line: { event: 'no_reply' } })
  expect(await demo.get(cadre, 'chat.noReply', input)).toEqual(line)
  expect(await openly()).toBeNull()
  expect(await demo.refused(cadre, 'chat.noReply', { ...input, requestId: intention() })).toEqual({ code: 'wrong_state' })
  expect((await demo.get(staff, 'chat.before', { roomId })).messages.at(-1)).toEqual(line)
})

test('after 2 working hours the cadre is told, after 4 the supervisors too; an answer in between leaves nothing to tell', async () => {
  await say(staff, '有人吗')
  await runAt('03-03T11:29')
  expect(await told(cadre)).toEqual([])
  await runAt('03-03T11:32')
  expect(await told(cadre)).toEqual(['unanswered'])
  expect(await told('supervisor-1')).toEqual([])
  // Two more working hours, over the noon.
  await runAt('03-03T15:02')
  expect(await told('supervisor-1')).toEqual(['unanswered_escalated'])
  // In the app at once; pushed with the next morning's message. Whoever cannot be told stands on the enterprise's list.
  const escalated = demo.cloud.engine.find('notices', { kind: 'unanswered_escalated' })
  expect(escalated.filter(({ personId }) => personId === 'supervisor-1')).toMatchObject([{ firstPushAt: at('03-04T09:00'), enterpriseId: roomId }])
  expect(escalated.filter(({ personId }) => personId === cadre)).toMatchObject([{ enterpriseId: roomId }])
  expect(escalated.find(({ personId }) => personId === cadre)!.firstPushAt).toBeLessThan(at('03-03T17:30'))
  expect(await told(cadre)).toEqual(['unanswered', 'unanswered_escalated'])
  await demo.cloud.runTimers()
  expect(await told(cadre)).toHaveLength(2)

  await say(cadre, '来了')
  await say(staff, '还有一件')
  await say(cadre, '请讲')
  await runAt('03-05T10:00')
  expect(await told(cadre)).toHaveLength(2)
})

test('a reminder that was made is not pushed once somebody has answered', async () => {
  await runAt('03-06T15:29')
  await say(staff, '下班前能回复吗')
  // Due in the last minute of the day; the timer that sees it comes after work, so it waits for the morning.
  await runAt('03-06T17:31')
  const notice = () => demo.cloud.engine.find('notices', { kind: 'unanswered', personId: cadre }, { sort: { at: -1 }, limit: 1 })[0] as { delivery: string }
  expect(notice()).toMatchObject({ delivery: 'queued' })
  await say(cadre, '能')
  await runAt('03-09T09:05')
  expect(notice()).toMatchObject({ delivery: 'moot' })
})

test('a supervisor sees which enterprises wait, for whom and how long, and not a word of what they said', async () => {
  const before = (await demo.get('supervisor-1', 'chat.unanswered', {})).total
  const asked = await say(staff, '这句话不该被别人看到')
  const { places: all, total } = await demo.get('supervisor-1', 'chat.unanswered', {})
  expect(total).toBe(before + 1)
  expect(all.find((place) => place.roomId === roomId && place.ticket === null)).toMatchObject({ since: asked.at, cadre: { id: cadre } })
  expect(JSON.stringify(all)).not.toContain('不该被别人看到')
  for (const who of [staff, cadre, officer, 'admin-1']) expect(await demo.refused(who, 'chat.unanswered', {})).toEqual({ code: 'forbidden' })
  await say(cadre, '收到')
  expect((await demo.get('supervisor-1', 'chat.unanswered', {})).total).toBe(before)
})
