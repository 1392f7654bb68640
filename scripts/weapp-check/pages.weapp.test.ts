import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DemoCloud, intention, startDemoCloud } from '../e2e/demo-cloud'
import { builtWeapp, startPhone } from './phone'

let demo: DemoCloud
let query: Record<string, Record<string, string>>
const staff = 'staff-001-1'

beforeAll(async () => {
  demo = await startDemoCloud()
  const roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  const { id } = await demo.get(staff, 'ticket.raise', {
    roomId, requestId: intention(), title: '厂区门口的路灯不亮', text: '晚班工人下班看不清路。', category: 'inquiry', messageIds: [],
  })
  query = { 'pages/room/index': { id: roomId }, 'pages/ticket/index': { id }, 'pages/raise/index': { roomId } }
})
afterAll(() => demo.close())

const { pages } = JSON.parse(readFileSync(join(builtWeapp(), 'app.json'), 'utf8')) as { pages: string[] }

test.each(pages)('the built %s draws itself for a staff member, and nothing complains', async (page) => {
  const phone = await startPhone({ cloudUrl: demo.cloud.url, token: demo.cloud.session(staff), personId: staff }, page, query[page])
  try {
    await phone.settled()
    expect((await phone.text()).trim()).not.toBe('')
    expect(await phone.pages()).toHaveLength(1)
  } finally {
    await phone.close()
  }
})
