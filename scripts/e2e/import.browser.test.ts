import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { localFirstAdminLink } from '../first-admin/local'
import { type LocalCloud, startLocalCloud } from '../local-cloud'
import { type DemoCloud, eventually, intention, startDemoCloud, tuesdayMorning } from './demo-cloud'
import { still } from './scenes'
import { stumbles } from './screen-check'
import { desktop, openBrowser, openWindow, phone, shown, type Window } from './window'

const pictures = join(__dirname, '../../artifacts/screens')
const folder = mkdtempSync(join(tmpdir(), 'guagou-import-'))
const file = join(folder, '名册.xlsx')
const sections = ['people', 'enterprises', 'bureaus', 'pairings', 'import', 'calendar', 'limits', 'templates', 'audit', 'privacy'] as const

let browser: Browser
let demo: DemoCloud
let empty: LocalCloud
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  browser = await openBrowser()
  demo = await startDemoCloud()
  empty = await startLocalCloud({ dataFolder: join(folder, 'data'), devClock: true })
  await empty.clock.set(tuesdayMorning)
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
  await empty?.close()
  rmSync(folder, { recursive: true, force: true })
})

const look = async ({ page }: Window, name: string): Promise<void> => {
  await still(page)
  await page.screenshot({ path: join(pictures, `admin-${name}.png`) })
  expect(await stumbles(page)).toEqual([])
}
const at = (section: string) => `/#/packages/administration/home/index?at=${section}`
const press = ({ page }: Window, name: string | RegExp) => shown(page).getByRole('button', { name }).first().click()

test('the roster exported from one zone makes an empty one work, from the printed link to the first message', async () => {
  const old = await openWindow(browser, demo.cloud, { size: desktop, as: 'admin-1' })
  await old.page.goto(at('import'))
  await look(old, 'import-start.desktop')
  const [download] = await Promise.all([old.page.waitForEvent('download', { timeout: 60_000 }), press(old, /导出整个名册/)])
  await download.saveAs(file)
  expect(old.complaints()).toEqual([])
  await old.close()

  const link = (await localFirstAdminLink(empty))!
  const window = await openWindow(browser, empty, { size: desktop })
  await window.page.goto(link)
  await look(window, 'first.desktop')
  await shown(window.page).getByLabel('姓名').fill('林首任')
  await shown(window.page).getByLabel('手机号').fill('19911112222')
  await press(window, '开通')
  await window.page.waitForURL(/pages\/me/)
  await press(window, /名册与配置/)
  await press(window, /导入与导出/)
  const [chooser] = await Promise.all([window.page.waitForEvent('filechooser'), press(window, '选择文件导入')])
  await chooser.setFiles(file)
  await shown(window.page).getByText('系统按标题识别了每张表和每一列').waitFor({ timeout: 30_000 })
  await look(window, 'import-matched.desktop')
  await press(window, /^核对 8 张表/)
  await shown(window.page).getByText('核对无误，确认后写入').waitFor({ timeout: 60_000 })
  await look(window, 'import-checked.desktop')
  // Nothing is written before it is confirmed.
  expect(empty.engine.find('enterprises', {}, { limit: 1 })).toEqual([])
  await press(window, /^确认写入/)
  await shown(window.page).getByText('导入完成').waitFor({ timeout: 60_000 })
  await look(window, 'import-done.desktop')
  const [result] = await Promise.all([window.page.waitForEvent('download'), press(window, '下载结果文件')])
  expect(result.suggestedFilename()).toBe('导入结果-名册.xlsx')
  expect(window.complaints()).toEqual([])

  expect(empty.engine.find('enterprises', {}, { limit: 1_000 })).toHaveLength(305)
  const staff = { id: 'staff-001-1' }
  const call = (person: string, name: string, input: unknown) => empty.call(name.split('.')[0]!, person, name, input) as Promise<{ ok: boolean; value: any }> // eslint-disable-line @typescript-eslint/no-explicit-any -- two calls' answers
  const roomId = (await call(staff.id, 'roster.me', {})).value.enterprise.id as string
  expect(await call(staff.id, 'chat.send', { roomId, requestId: intention(), text: '新园区的第一句话' })).toMatchObject({ ok: true })
  const cadre = empty.engine.find('pairings', { enterpriseId: roomId })[0]!.cadreId as string
  const other = await openWindow(browser, empty, { size: phone, touch: true, as: cadre })
  await other.page.goto('/#/pages/messages/index')
  await shown(other.page).getByText('新园区的第一句话').waitFor()
  await other.close()

  // The used link is worth nothing, to anybody.
  const late = await openWindow(browser, empty, { size: phone, touch: true })
  await late.page.goto(link)
  await shown(late.page).getByLabel('姓名').fill('后来人')
  await shown(late.page).getByLabel('手机号').fill('19911113333')
  await press(late, '开通')
  await shown(late.page).getByText(/开通码无效/).waitFor()
  await look(late, 'first-used.phone')
  await late.close()
  await window.close()
})

test.each([['desktop', { size: desktop }], ['phone', { size: phone, touch: true }]] as const)('every section can be read and touched on a %s', async (name, options) => {
  const window = await openWindow(browser, demo.cloud, { ...options, as: 'admin-1' })
  await window.page.goto('/#/packages/administration/home/index')
  await look(window, `home.${name}`)
  for (const section of sections) {
    await window.page.goto(at(section))
    await window.page.reload()
    await look(window, `${section}.${name}`)
  }
  expect(window.complaints()).toEqual([])
  await window.close()
})

test('on a desktop the roster is a table: searched, sorted, gone through with the keyboard; a number is shown on demand and the look is kept', async () => {
  const window = await openWindow(browser, demo.cloud, { size: desktop, as: 'admin-1' })
  const { page } = window
  await page.goto(at('people'))
  const table = shown(page).getByRole('table', { name: '人员' })
  await table.waitFor()
  expect(await table.textContent()).not.toMatch(/1\d{10}/)
  await shown(page).getByLabel('搜索姓名').fill('规划建设局')
  await eventually(async () => (await table.getByRole('row').nth(1).textContent())?.includes('规划建设局'))
  await press(window, /^职务/)
  await eventually(async () => (await table.getByRole('columnheader', { name: /职务/ }).getAttribute('aria-sort')) === 'ascending')
  const first = table.getByRole('row').nth(1)
  await first.getByRole('button', { name: /的手机号/ }).click()
  await eventually(async () => /1\d{10}/.test((await first.textContent())!))
  await first.focus()
  await page.keyboard.press('ArrowDown')
  const name = (await table.getByRole('row').nth(2).getByRole('cell').first().textContent())!
  await page.keyboard.press('Enter')
  await page.locator('.sheet').getByText('修改人员').waitFor()
  expect(await page.locator('.sheet').getByLabel('姓名').inputValue()).toBe(name)
  await page.keyboard.press('Escape')
  await page.goto(at('privacy'))
  await shown(page).getByRole('tab', { name: '查看记录' }).click()
  await shown(page).getByRole('table').getByText('查看了手机号').first().waitFor()
  expect(window.complaints()).toEqual([])
  await window.close()
})

test('a cadre is taken for an unpaired enterprise, the change is in the trail, and can be taken back', async () => {
  const window = await openWindow(browser, demo.cloud, { size: desktop, as: 'admin-1' })
  await window.page.goto(at('enterprises'))
  await press(window, '添加企业')
  const sheet = window.page.locator('.sheet')
  await sheet.getByLabel('统一社会信用代码').fill('91350100M000100Y43')
  await sheet.getByLabel('企业名称').fill('澄湖新来企业有限公司')
  await sheet.getByLabel('行业').fill('先进陶瓷')
  await sheet.getByRole('radio', { name: '规上高企' }).click()
  await sheet.getByRole('button', { name: '保存' }).click()
  await shown(window.page).getByText('已添加').waitFor()

  await window.page.goto(at('pairings'))
  await window.page.reload()
  await press(window, '最多挂钩家数')
  await sheet.getByLabel('部门负责人').fill('11')
  await look(window, 'capacity.desktop')
  await sheet.getByRole('button', { name: '保存' }).click()
  await sheet.waitFor({ state: 'detached' })
  await press(window, '安排挂钩')
  await sheet.getByText('系统按干部负担和对口部门提出建议').waitFor()
  await look(window, 'pair.desktop')
  await sheet.getByRole('button', { name: '确认安排' }).click()
  await sheet.waitFor({ state: 'detached' })
  await shown(window.page).getByRole('tab', { name: '图' }).click()
  await look(window, 'picture.desktop')
  expect((demo.cloud.engine.find('rooms', { _id: '91350100M000100Y43' })[0]!.members as unknown[]).length).toBe(1)

  await window.page.goto(at('audit'))
  await window.page.reload()
  await look(window, 'audit-lines.desktop')
  await press(window, /^撤销：建立挂钩关系/)
  await shown(window.page).getByText('已撤销', { exact: true }).first().waitFor()
  expect(demo.cloud.engine.find('pairings', { enterpriseId: '91350100M000100Y43' })).toEqual([])
  expect(demo.cloud.engine.find('rooms', { _id: '91350100M000100Y43' })[0]!.members).toEqual([])
  expect(window.complaints()).toEqual([])
  await window.close()
})
