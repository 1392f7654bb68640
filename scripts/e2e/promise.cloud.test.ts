import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud
let roomId: string
let cadre: string
const staff = 'staff-001-1'
const officer = 'officer-planning-1'
const at = (text: string) => Date.parse(`2026-${text}+08:00`)

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
})
afterAll(() => demo.close())

const runAt = async (text: string) => {
  await demo.cloud.clock.set(at(text))
  await demo.cloud.runTimers()
  await demo.cloud.runTimers()
}
const say = (person: string, text: string) => demo.get(person, 'chat.send', { roomId, requestId: intention(), text })
const seen = async (person: string, id: string) =>
  (await demo.get(person, 'chat.before', { roomId })).messages.find((message) => message.id === id)?.promise
const mine = async (person: string) => (await demo.get(person, 'chat.promise.mine', {})).promises
const reminders = (person: string) => demo.cloud.engine.find('notices', { kind: 'promise_due', personId: person })
/** What still asks something of a person. */
const asked = async (person: string) => (await demo.get(person, 'notify.todo', {})).notices.map(({ kind }) => kind)

test('offered to its author alone, kept once however often, reminded one working hour before, moot when fulfilled', async () => {
  await demo.cloud.clock.set(at('03-03T10:00'))
  const message = await say(cadre, '明天上午给您答复')
  const promise = { state: 'offered', dueAt: at('03-04T12:00') }
  expect(message.promise).toEqual(promise)
  expect(await seen(cadre, message.id)).toEqual(promise)
  expect(await seen(staff, message.id)).toBeUndefined()
  expect(await mine(cadre)).toEqual([])

  const both = await Promise.all([1, 2, 3].map(() => demo.get(cadre, 'chat.promise.keep', { messageId: message.id })))
  for (const one of both) expect(one.promise).toEqual({ ...promise, state: 'open' })
  expect(await seen(staff, message.id)).toEqual({ ...promise, state: 'open' })
  expect(demo.cloud.engine.find('commitments', { kind: 'promise' })).toHaveLength(1)
  expect(await mine(cadre)).toEqual([])

  await runAt('03-04T10:58')
  expect(await mine(cadre)).toMatchObject([{ messageId: message.id, roomId, ticket: null, text: '明天上午给您答复', dueAt: promise.dueAt }])
  expect(reminders(cadre)).toEqual([])
  await runAt('03-04T11:01')
  expect(reminders(cadre)).toHaveLength(1)
  expect(reminders(staff)).toEqual([])
  expect(await asked(cadre)).toContain('promise_due')

  expect(await demo.get(cadre, 'chat.promise.fulfil', { messageId: message.id })).toMatchObject({ state: 'fulfilled' })
  expect(await demo.get(cadre, 'chat.promise.fulfil', { messageId: message.id })).toMatchObject({ state: 'fulfilled' })
  expect(await seen(staff, message.id)).toMatchObject({ state: 'fulfilled' })
  expect(await mine(cadre)).toEqual([])
  await runAt('03-04T16:00')
  expect(reminders(cadre)).toHaveLength(1)
  expect(await asked(cadre)).not.toContain('promise_due')
})

test('fulfilled before its hour, nobody is reminded; with another date it is reminded by that one', async () => {
  await demo.cloud.clock.set(at('03-05T09:10'))
  const before = reminders(cadre).length
  const early = await say(cadre, '今天下午给您回话')
  await demo.get(cadre, 'chat.promise.keep', { messageId: early.id })
  await demo.get(cadre, 'chat.promise.fulfil', { messageId: early.id })
  const moved = await say(cadre, '今天下班前给您发过去')
  expect(await demo.refused(cadre, 'chat.promise.keep', { messageId: moved.id, dueAt: at('03-04T12:00') })).toMatchObject({ code: 'bad_input' })
  await demo.get(cadre, 'chat.promise.keep', { messageId: moved.id })
  expect((await demo.get(cadre, 'chat.promise.keep', { messageId: moved.id, dueAt: at('03-06T12:00') })).promise!.dueAt).toBe(at('03-06T12:00'))
  await runAt('03-05T17:29')
  expect(reminders(cadre)).toHaveLength(before)
  await runAt('03-06T11:01')
  expect(reminders(cadre)).toHaveLength(before + 1)
  // Overdue it stays on the list until it is fulfilled.
  await runAt('03-09T10:00')
  expect(await mine(cadre)).toMatchObject([{ messageId: moved.id }])
  await demo.get(cadre, 'chat.promise.fulfil', { messageId: moved.id })
})

test('the enterprise is offered nothing; others are refused and learn nothing', async () => {
  await demo.cloud.clock.set(at('03-10T10:00'))
  expect((await say(staff, '我们明天下午给您答复')).promise).toBeUndefined()
  expect((await say(cadre, '明天下午能答复吗？')).promise).toBeUndefined()
  const { id: messageId } = await say(cadre, '周五前办好')
  for (const call of ['chat.promise.keep', 'chat.promise.decline', 'chat.promise.fulfil'] as const) {
    expect(await demo.refused(staff, call, { messageId })).toEqual({ code: 'forbidden' })
    for (const person of ['cadre-11', officer, 'supervisor-1']) {
      expect(await demo.refused(person, call, { messageId })).toEqual({ code: 'not_found' })
    }
    expect(await demo.refused(officer, call, { messageId: 'guessed-message-id' })).toEqual({ code: 'not_found' })
  }
  expect((await demo.get(cadre, 'chat.promise.decline', { messageId })).promise).toBeUndefined()
  expect(await seen(cadre, messageId)).toBeUndefined()
  expect(await demo.refused(cadre, 'chat.promise.keep', { messageId })).toEqual({ code: 'wrong_state' })
  expect(await demo.refused(cadre, 'chat.promise.fulfil', { messageId })).toEqual({ code: 'not_found' })
})

test('recalled, it is void: nobody is reminded', async () => {
  await demo.cloud.clock.set(at('03-11T10:00'))
  const before = reminders(cadre).length
  const { id: messageId } = await say(cadre, '今天下午给您答复')
  await demo.get(cadre, 'chat.promise.keep', { messageId })
  expect((await demo.get(cadre, 'chat.recall', { messageId })).promise).toBeUndefined()
  expect(await mine(cadre)).toEqual([])
  expect(await demo.refused(cadre, 'chat.promise.keep', { messageId })).toEqual({ code: 'not_found' })
  await runAt('03-11T16:45')
  expect(reminders(cadre)).toHaveLength(before)
})

test('an officer promises in a thread; of a trade secret no word goes into the reminder', async () => {
  await demo.cloud.clock.set(at('03-12T09:30'))
  const ticket = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '新工艺', text: '保密', category: 'request', secret: true })
  await demo.get(cadre, 'ticket.route', { ticketId: ticket.id, requestId: intention(), leadBureauId: 'planning' })
  await demo.get(officer, 'ticket.sign', { ticketId: ticket.id, requestId: intention() })
  const { id: messageId } = await demo.get(officer, 'chat.reply', { ticketId: ticket.id, requestId: intention(), text: '新工艺一事今天下午给您答复' })
  await demo.get(officer, 'chat.promise.keep', { messageId })
  const thread = await demo.get(staff, 'chat.thread', { ticketId: ticket.id, after: 0 })
  expect(thread.messages.find(({ id }) => id === messageId)!.promise).toEqual({ state: 'open', dueAt: at('03-12T17:30') })
  expect(await mine(officer)).toMatchObject([{ ticket: { id: ticket.id, number: ticket.number }, text: ticket.number }])
  await runAt('03-12T16:31')
  await eventually(() => reminders(officer).length > 0)
  expect(JSON.stringify(reminders(officer))).not.toContain('新工艺')
})

test('at a handover open promises are the successor\'s: he is reminded and fulfils them, the predecessor no longer', async () => {
  await demo.cloud.clock.set(at('03-16T09:30'))
  const { id: messageId } = await say(cadre, '今天下午给您答复')
  await demo.get(cadre, 'chat.promise.keep', { messageId })
  const before = reminders(cadre).length
  await demo.get('admin-1', 'roster.handover', { requestId: intention(), fromId: cadre, toId: 'cadre-02', enterpriseIds: [roomId] })
  await eventually(async () => (await mine('cadre-02')).some((one) => one.messageId === messageId))
  expect(await mine(cadre)).toEqual([])
  await runAt('03-16T16:31')
  await eventually(() => reminders('cadre-02').length === 1)
  expect(reminders(cadre)).toHaveLength(before)
  expect(await demo.refused(cadre, 'chat.promise.fulfil', { messageId })).toEqual({ code: 'not_found' })
  await demo.get('cadre-02', 'chat.promise.fulfil', { messageId })
  expect(await seen(staff, messageId)).toMatchObject({ state: 'fulfilled' })
})
