import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { intention } from '../e2e/demo-cloud'
import { builtWeapp, type Phone } from './phone'
import { type PreparedRoom, prepareRoom } from './room'

const { pages } = JSON.parse(readFileSync(join(builtWeapp(), 'app.json'), 'utf8')) as { pages: string[] }
let room: PreparedRoom
let phone: Phone
let query: Record<string, string>

beforeAll(async () => {
  room = await prepareRoom()
  const { id } = await room.demo.get(room.staff, 'ticket.raise', {
    roomId: room.roomId, requestId: intention(), title: '厂区门口的路灯不亮', text: '晚班工人下班看不清路。', category: 'inquiry', messageIds: [],
  })
  query = { 'pages/room/index': `?id=${room.roomId}`, 'pages/ticket/index': `?id=${id}`, 'pages/raise/index': `?roomId=${room.roomId}` }
  phone = await room.phoneOf(room.staff, 'pages/sign-in/index')
})
afterAll(() => room?.close())

test.each(pages)('the built %s draws itself for a staff member, and nothing complains', async (page) => {
  await phone.open(page + (query[page] ?? ''))
  await phone.settled()
  expect((await phone.text()).trim()).not.toBe('')
  expect(await phone.complaints()).toEqual([])
})
