import type { Browser, Page } from 'playwright-core'
import { type DemoCloud, eventually, startDemoCloud } from './demo-cloud'
import { still } from './scenes'
import { stumbles } from './screen-check'
import { openBrowser, openWindow, shown, type Window, type WindowOptions } from './window'

let demo: DemoCloud
let browser: Browser
const opened: Window[] = []

beforeAll(async () => {
  demo = await startDemoCloud()
  browser = await openBrowser()
})
afterEach(async () => {
  const windows = opened.splice(0)
  const complaints = windows.flatMap((window) => window.complaints())
  await Promise.all(windows.map((window) => window.close()))
  expect(complaints).toEqual([])
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

const windowOf = async (as: string, path: string, options: WindowOptions = {}): Promise<Page> => {
  const window = await openWindow(browser, demo.cloud, { ...options, as })
  opened.push(window)
  await window.page.goto(path)
  return window.page
}
const proposal = (page: Page) => shown(page).getByRole('group', { name: '可能由谁来办' })
const write = async (page: Page, text: string) => {
  await shown(page).getByLabel('遇到什么困难').fill(text)
  await proposal(page).waitFor()
}
const submit = (page: Page) => shown(page).getByRole('button', { name: '提出诉求' }).click()

const raise = async (staff: string, text: string): Promise<void> => {
  const page = await windowOf(staff, '/#/pages/raise/index?roomId=')
  await write(page, text)
  await submit(page)
  await shown(page).getByLabel('遇到什么困难').waitFor({ state: 'detached' })
}

const [wasteWater, permit] = [
  '我们准备上一条陶瓷精密部件新产线，清洗工序每天会多排20吨左右处理后的废水，想问问这个要到哪里报批？',
  '二期厂房施工图审查已通过，消防设计审查、规划许可和施工许可互相等待前置材料，恳请明确牵头部门，尽快取得施工许可证。',
]
const night = '与周边企业合并开行晚间通勤班车，费用分摊，请帮助联系运营单位。'
const alike = '我们也想和隔壁厂合并通勤班车，谁能帮忙联系运营单位'

test('both stories are raised with their bureaus, and why; the cadre confirms the proposal with one tap', async () => {
  const page = await windowOf('staff-002-1', '/#/pages/raise/index?roomId=')
  await write(page, permit)
  await eventually(async () => (await proposal(page).innerText()).includes('规划建设局'))
  for (const words of ['行政审批局', '安全生产和环境保护局', '权责：', '施工许可']) expect(await proposal(page).innerText()).toContain(words)
  await write(page, wasteWater)
  await eventually(async () => /主办\s*行政审批局/u.test(await proposal(page).innerText()))
  for (const words of ['协办', '安全生产和环境保护局', '权责：建设项目环境影响', '文中提到：']) expect(await proposal(page).innerText()).toContain(words)
  expect(await stumbles(page)).toEqual([])
  await submit(page)

  const ticket = await eventually(() => demo.cloud.engine.find('tickets', { state: 'raised' })[0])
  const cadre = await windowOf((ticket.responsible as { id: string }).id, `/#/pages/ticket/index?id=${ticket._id as string}`)
  await shown(cadre).getByRole('button', { name: '派单', exact: true }).first().click()
  await shown(cadre).getByRole('button', { name: '按建议派单' }).click()
  const routed = await eventually(() => demo.cloud.engine.find('tickets', { _id: ticket._id as string, state: 'routed' })[0])
  expect(routed).toMatchObject({ leadBureau: { id: 'approval' }, supportBureaus: [{ id: 'safety-env' }] })
})

test('a corrected proposal makes the next similar one right, and undoing it turns it back', async () => {
  await raise('staff-003-1', night)
  const ticket = await eventually(() => demo.cloud.engine.find('tickets', { state: 'raised' })[0])
  const cadre = await windowOf((ticket.responsible as { id: string }).id, `/#/pages/ticket/index?id=${ticket._id as string}`)
  await shown(cadre).getByRole('button', { name: '派单', exact: true }).first().click()
  await shown(cadre).getByRole('button', { name: '换一个部门' }).click()
  await shown(cadre).getByRole('radio', { name: /^经济发展局/ }).click()
  await shown(cadre).getByRole('button', { name: '派单', exact: true }).last().click()
  await eventually(() => demo.cloud.engine.find('routings', { _id: ticket._id as string, state: 'learned' })[0])

  const staff = await windowOf('staff-004-1', '/#/pages/raise/index?roomId=')
  await write(staff, alike)
  await eventually(async () => /主办\s*经济发展局/u.test(await proposal(staff).innerText()))
  expect(await proposal(staff).innerText()).toContain('以往同类诉求是这样派的')

  const admin = await windowOf('admin-1', '/#/packages/routing/home/index')
  await shown(admin).getByRole('button', { name: `撤销学习 ${ticket.number as string}` }).click()
  await shown(admin).getByRole('button', { name: `恢复学习 ${ticket.number as string}` }).waitFor()
  expect(await stumbles(admin)).toEqual([])
  await write(staff, `${alike}。`)
  await eventually(async () => /主办\s*规划建设局/u.test(await proposal(staff).innerText()))
})

test('a second ticket of the same matter is offered as a supplement, and what was written stands in the first one’s thread', async () => {
  const page = await windowOf('staff-003-1', '/#/pages/raise/index?roomId=')
  const words = '晚间通勤班车和周边企业合并开行的事，我们又多了三十人，费用可以分摊'
  await write(page, words)
  await shown(page).getByRole('button', { name: /^补充到原诉求/ }).click()
  const ticket = demo.cloud.engine.find('tickets', { title: { $regex: '合并开行晚间通勤班车' } })[0]!
  await eventually(() => demo.cloud.engine.find('messages', { ticketId: ticket._id as string, text: words })[0])
  expect(demo.cloud.engine.find('tickets', { enterpriseId: ticket.enterpriseId as string })).toHaveLength(1)
})

test('a supervisor sees how often proposals were right and opens the tickets behind it', async () => {
  const page = await windowOf('supervisor-1', '/#/packages/routing/home/index', { size: { width: 1280, height: 800 } })
  await shown(page).getByText('近 60 天').first().waitFor()
  await shown(page).getByRole('tab', { name: '准确率' }).click()
  await shown(page).getByText('2026年3月').click()
  await shown(page).getByText('建议 规划建设局 → 主办 经济发展局').waitFor()
  await still(page)
  expect(await stumbles(page)).toEqual([])
})
