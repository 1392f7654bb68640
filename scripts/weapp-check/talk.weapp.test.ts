import { eventually, intention } from '../e2e/demo-cloud'
import type { Phone } from './phone'
import { composer, type PreparedRoom, prepareRoom, sendButton } from './room'

let room: PreparedRoom
let phone: Phone
let cadreName: string
const price = '价格是三百万，请保密'

beforeAll(async () => {
  room = await prepareRoom()
  await room.fill(5)
  cadreName = (await room.demo.get(room.staff, 'chat.room', { roomId: room.roomId })).members.find(({ role }) => role === 'cadre')!.name
  phone = await room.phoneOf(room.staff, 'pages/room/index', { id: room.roomId })
})
afterAll(() => room?.close())

const bubble = (text: string) => ({ className: 'bubble-text', text, nth: -1 })
const menuOf = async (text: string): Promise<void> => {
  await phone.longPress(bubble(text))
  await phone.sees({ className: 'menu-quote', text })
}
const choose = (title: string) => phone.tap({ className: 'cell-title', text: title })
const newest = async () => (await room.demo.get(room.cadre, 'chat.before', { roomId: room.roomId, limit: 1 })).messages[0]!

test('an answer with a quotation is sent with it', async () => {
  await menuOf('盖章')
  await choose('引用')
  await phone.type(composer, '这一页已经补好')
  await phone.tap(sendButton)
  await phone.sees({ className: 'bubble-quote', text: '盖章' })
  await eventually(async () => (await newest()).text === '这一页已经补好')
  expect((await newest()).quote?.text).toContain('盖章')
})

test('what is taken back within two minutes leaves a trace, and its words can be written again', async () => {
  await phone.type(composer, price)
  await phone.tap(sendButton)
  await eventually(async () => (await newest()).text === price)
  await menuOf(price)
  await choose('撤回')
  await phone.sees({ text: '你撤回了一条消息' })
  await phone.loses({ className: 'bubble-text', text: price })
  expect((await newest()).text).toBe('')
  await phone.tap({ text: '重新编辑' })
  await eventually(async () => (await phone.find(composer))[0]?.attributes.value === price)
  await phone.type(composer, '')
})

test('an @ offers the people of the room; who is chosen is told', async () => {
  await phone.type(composer, '请')
  await phone.type(composer, '请@')
  await choose(cadreName)
  await eventually(async () => String((await phone.find(composer))[0]?.attributes.value).startsWith(`请@${cadreName}`))
  await phone.tap(sendButton)
  await phone.sees(bubble(`请@${cadreName}`))
  await eventually(async () => (await room.demo.get(room.cadre, 'notify.inbox', {})).notices.some(({ kind }) => kind === 'mentioned'))
})

test('several messages are chosen and go into a ticket’s thread together; the room keeps a line', async () => {
  const ticket = await room.demo.get(room.staff, 'ticket.raise', { roomId: room.roomId, requestId: intention(), title: '夜班照明', text: '请看', category: 'request' })
  for (const text of ['北门的灯不亮', '南门的也不亮']) {
    await phone.type(composer, text)
    await phone.tap(sendButton)
    await phone.sees(bubble(text))
  }
  await eventually(async () => (await newest()).text === '南门的也不亮')
  await menuOf('北门的灯不亮')
  await choose('多选')
  await phone.sees({ tag: 'button', text: '移入话题' })
  await phone.tap(bubble('南门的也不亮'))
  await phone.tap({ tag: 'button', text: '移入话题' })
  await phone.tap({ text: '夜班照明', className: 'option' })
  await phone.sees({ className: 'option', text: '夜班照明' })
  await phone.tap({ tag: 'button', text: '移入', nth: -1 })
  await phone.sees({ text: '将 2 条消息移入诉求' })
  const thread = await room.demo.get(room.staff, 'chat.thread', { ticketId: ticket.id, after: 0 })
  expect(thread.messages.map(({ text }) => text)).toEqual(expect.arrayContaining(['北门的灯不亮', '南门的也不亮']))
})

test('the search finds words of the room and shows what stood around them', async () => {
  await phone.tap({ name: '查找聊天记录' })
  await phone.type({ tag: 'input' }, '火星基地')
  await phone.sees({ text: '没有找到' })
  await phone.type({ tag: 'input' }, '盖章')
  await phone.tap({ className: 'cell', text: '盖章', nth: -1 })
  await phone.sees({ className: 'row-marked', text: '盖章' })
  await phone.tap({ tag: 'button', text: '回到查找结果' })
  await phone.back()
})
