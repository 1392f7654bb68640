import type { Browser, Page } from 'playwright-core'
import { type DemoCloud, startDemoCloud } from './demo-cloud'
import { openBrowser, openWindow, shown, type Window } from './window'

let demo: DemoCloud
let browser: Browser
const staff = 'staff-001-1'
beforeAll(async () => {
  demo = await startDemoCloud()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

const composer = (page: Page) => shown(page).getByLabel(/^(说说遇到的困难|回复企业)$/)
const said = (page: Page, text: string) => shown(page).locator('.bubble-text', { hasText: text })
const say = async (page: Page, text: string): Promise<void> => {
  await composer(page).fill(text)
  await shown(page).getByRole('button', { name: '发送', exact: true }).click()
}

test('each window shows within a second what the other did', async () => {
  const roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  const cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
  const inRoom = async (as: string): Promise<Window> => {
    const window = await openWindow(browser, demo.cloud, { as })
    await window.page.goto(`/#/pages/room/index?id=${roomId}`)
    await composer(window.page).waitFor()
    return window
  }
  const [one, other] = [await inRoom(staff), await inRoom(cadre)]
  await say(one.page, '企业说的第一句')
  await said(other.page, '企业说的第一句').waitFor({ timeout: 1_000 })
  await say(other.page, '干部回的第一句')
  await said(one.page, '干部回的第一句').waitFor({ timeout: 1_000 })
  expect([...one.complaints(), ...other.complaints()]).toEqual([])
})
