import { type DemoCloud, eventually, intention, startDemoCloud, tuesdayMorning } from './demo-cloud'

let demo: DemoCloud
let roomId: string
let cadre: string
const staff = 'staff-001-1'

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find(({ role }) => role === 'cadre')!.id
})
afterAll(() => demo.close())

const say = (text: string) => demo.get(staff, 'chat.send', { roomId, requestId: intention(), text })
const lastLine = async () => (await demo.get(cadre, 'chat.rooms', {})).rooms.find(({ id }) => id === roomId)!.last

test('recalled words are gone for everybody; the trace comes to a reader who had them, and to the list of rooms', async () => {
  const said = await say('报价是每吨一千二')
  const { cursor } = await demo.get(cadre, 'chat.before', { roomId })
  const recalled = await demo.get(staff, 'chat.recall', { messageId: said.id })
  expect(recalled).toMatchObject({ id: said.id, seq: said.seq, kind: 'recalled', text: '' })
  expect(recalled.rev).toBeGreaterThan(said.rev)
  const { messages } = await demo.get(cadre, 'chat.since', { roomId, after: cursor })
  expect(messages).toEqual([recalled])
  expect(await lastLine()).toMatchObject({ kind: 'recalled', text: '' })
  const stored = [...demo.cloud.engine.find('messages', { roomId }), ...demo.cloud.engine.find('rooms', { _id: roomId })]
  expect(JSON.stringify(stored)).not.toContain('每吨一千二')
})

test('a recall sent twice, and the send retried after it, change nothing more', async () => {
  const requestId = intention()
  const said = await demo.get(staff, 'chat.send', { roomId, requestId, text: '说错了' })
  const recalled = await demo.get(staff, 'chat.recall', { messageId: said.id })
  expect(await demo.get(staff, 'chat.recall', { messageId: said.id })).toEqual(recalled)
  expect(await demo.get(staff, 'chat.send', { roomId, requestId, text: '说错了' })).toEqual(recalled)
  expect(await lastLine()).toMatchObject({ kind: 'recalled', text: '' })
})

test('recalling an earlier message leaves the last line alone', async () => {
  const earlier = await say('前一句')
  await say('后一句')
  await demo.get(staff, 'chat.recall', { messageId: earlier.id })
  expect(await lastLine()).toMatchObject({ kind: 'text', text: '后一句' })
})

test('nobody recalls the words of another, and nobody outside learns that they exist', async () => {
  const said = await say('留下的话')
  expect(await demo.refused(cadre, 'chat.recall', { messageId: said.id })).toEqual({ code: 'forbidden' })
  expect(await demo.refused('staff-002-1', 'chat.recall', { messageId: said.id })).toEqual({ code: 'not_found' })
  expect(await lastLine()).toMatchObject({ kind: 'text', text: '留下的话' })
})

test('in a thread the author recalls what he wrote there, and the bureau sees the trace only', async () => {
  const ticket = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '排水', text: '排水不畅', category: 'request' })
  await demo.get(ticket.responsible.id, 'ticket.route', { ticketId: ticket.id, requestId: intention(), leadBureauId: 'planning' })
  const reply = await demo.get('officer-planning-1', 'chat.reply', { ticketId: ticket.id, requestId: intention(), text: '发错的答复' })
  expect(await demo.refused(staff, 'chat.recall', { messageId: reply.id })).toEqual({ code: 'forbidden' })
  await demo.get('officer-planning-1', 'chat.recall', { messageId: reply.id })
  const { messages } = await demo.get('lead-planning', 'chat.thread', { ticketId: ticket.id, after: 0 })
  expect(messages.find(({ id }) => id === reply.id)).toMatchObject({ kind: 'recalled', text: '' })
})

test('a recalled message is not moved into a ticket made from it', async () => {
  const [kept, gone] = [await say('门口的路坏了'), await say('算了')]
  await demo.get(staff, 'chat.recall', { messageId: gone.id })
  const ticket = await demo.get(staff, 'ticket.raise', {
    roomId, requestId: intention(), title: '修路', text: '门口的路坏了', category: 'request', messageIds: [kept.id, gone.id],
  })
  const threadIds = async () => (await demo.get(staff, 'chat.thread', { ticketId: ticket.id, after: 0 })).messages.map(({ id }) => id)
  await eventually(async () => (await threadIds()).includes(kept.id))
  expect(await threadIds()).not.toContain(gone.id)
})

test('after two minutes it is too late, and the words stay', async () => {
  const said = await say('已经看到了的话')
  await demo.cloud.clock.set(tuesdayMorning + 60 * 60_000)
  expect(await demo.refused(staff, 'chat.recall', { messageId: said.id })).toEqual({ code: 'too_late' })
  expect(await lastLine()).toMatchObject({ text: '已经看到了的话' })
})
