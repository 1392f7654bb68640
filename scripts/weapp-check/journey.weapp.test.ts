import { eventually, intention } from '../e2e/demo-cloud'
import { actionWords } from '../../miniprogram/src/features/ticket/words'
import type { Phone } from './phone'
import { composer, type PreparedRoom, prepareRoom, sendButton } from './room'

let room: PreparedRoom
let phone: Phone
let ticketId: string
const title = '我们二期厂房的施工许可证卡住了，能帮忙吗'
const sentence = `${title}？`

beforeAll(async () => {
  room = await prepareRoom()
  await room.fill(3)
  phone = await room.phoneOf(room.staff, 'pages/room/index', { id: room.roomId })
})
afterAll(() => room?.close())

const inRoom = async (text: string) =>
  (await room.demo.get(room.cadre, 'chat.since', { roomId: room.roomId, after: 0 })).messages.filter((message) => message.text === text)

test('a staff member types a message and sends it: the room shows it and the cloud has it once', async () => {
  await phone.sees({ text: '（3）' })
  await phone.type(composer, sentence)
  await phone.tap(sendButton)
  await phone.sees({ text: sentence })
  await eventually(async () => (await inRoom(sentence)).length === 1)
  expect((await phone.find(composer))[0]?.attributes.value ?? '').toBe('')
})

test('what the cadre writes meanwhile arrives by itself', async () => {
  const answer = '收到，我下午去行政审批局问清楚，今天给您答复。'
  await room.demo.get(room.cadre, 'chat.send', { roomId: room.roomId, requestId: intention(), text: answer })
  await phone.sees({ text: answer }, 4_000)
})

test('without network a message waits in sight, and goes out once when the network is back', async () => {
  const later = '顺便问一下，门口的路灯什么时候修？'
  await phone.online(false)
  await phone.type(composer, later)
  await phone.tap(sendButton)
  await phone.sees({ text: later })
  expect(await inRoom(later)).toEqual([])
  await phone.online(true)
  await eventually(async () => (await inRoom(later)).length === 1)
  expect(await phone.find({ text: later })).toHaveLength(1)
})

test('a long press turns the message into a numbered ticket, whose card stands in the room with its state', async () => {
  await phone.longPress({ text: sentence })
  await phone.tap({ text: '转为诉求' })
  await phone.sees({ tag: 'input' })
  expect(await phone.pages()).toEqual([`pages/room/index?id=${room.roomId}`, `pages/raise/index?roomId=${room.roomId}`])
  // Title and text are there already: the second tap raises it.
  expect((await phone.find({ tag: 'input' }))[0]?.attributes.value).toBe(title)
  expect((await phone.find({ tag: 'textarea' }))[0]?.attributes.value).toBe(sentence)
  await phone.tap({ tag: 'button', text: '提出诉求' })

  await phone.sees({ className: 'ticket-card', text: '2026-00001' })
  await phone.sees({ className: 'ticket-card', text: '待受理' })
  expect(await phone.pages()).toEqual([`pages/room/index?id=${room.roomId}`])
  const { tickets } = await room.demo.get(room.staff, 'ticket.list', {})
  expect(tickets.map(({ number, title }) => [number, title])).toEqual([['2026-00001', title]])
  ticketId = tickets[0]!.id
})

/** The actions that the shown ticket page offers, those behind one more tap included. */
const offered = async (on: Phone): Promise<string[]> => {
  await on.sees({ className: 'actions' })
  const more = { tag: 'button', text: '更多' }
  if ((await on.find(more)).length > 0) await on.tap(more)
  const seen: string[] = []
  for (const [action, words] of Object.entries(actionWords)) {
    const places = [...(await on.find({ tag: 'button', text: words })), ...(await on.find({ className: 'cell-title', text: words }))]
    if (places.some(({ text }) => text === words)) seen.push(action)
  }
  if ((await on.find({ className: 'sheet' })).length > 0) await on.tap({ name: '关闭' })
  return seen.sort()
}

test('the ticket page offers each person what he may do now, and nothing else', async () => {
  const may = async (personId: string) => [...(await room.demo.get(personId, 'ticket.view', { ticketId })).can].sort()
  await phone.tap({ className: 'ticket-card' })
  const cadre = await room.phoneOf(room.cadre, 'pages/ticket/index', { id: ticketId })
  expect(await offered(phone)).toEqual(['secret', 'withdraw'])
  expect(await may(room.staff)).toEqual(['secret', 'withdraw'])
  expect(await offered(cadre)).toEqual(await may(room.cadre))
  expect(await may(room.cadre)).toEqual(expect.arrayContaining(['accept', 'decline', 'route']))
})

test('the ticket page and the card follow what the cadre does, by themselves', async () => {
  await room.demo.get(room.cadre, 'ticket.accept', { ticketId, requestId: intention() })
  await phone.sees({ text: '办理中' })
  await phone.back()
  await phone.sees({ className: 'ticket-card', text: '办理中' })
})
