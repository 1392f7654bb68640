import { eventually, intention } from '../e2e/demo-cloud'
import type { Phone } from './phone'
import { composer, type PreparedRoom, prepareRoom, sendButton } from './room'

let room: PreparedRoom
let phone: Phone
const sentence = '我们二期厂房的施工许可证卡住了，能帮忙吗？'

beforeAll(async () => {
  room = await prepareRoom()
  await room.fill(3)
  phone = await room.phoneOf(room.staff, 'pages/room/index', { id: room.roomId })
})
afterAll(async () => {
  await phone?.close()
  await room?.demo.close()
})

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
  await eventually(async () => (await phone.pages()).at(-1)?.startsWith('pages/raise/index'))
})
