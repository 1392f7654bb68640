import type { Browser } from 'playwright-core'
import { type DemoCloud, eventually, startDemoCloud } from './demo-cloud'
import { openBrowser, openTab, openWindow, shown, signInAs, type Window } from './window'

const roles = { staff: 'staff-001-1', officer: 'officer-planning-1', supervisor: 'supervisor-1' }
const sentence = '我们二期厂房的施工许可证卡住了，桩基队伍下周进场，能帮忙吗？'

let demo: DemoCloud
let browser: Browser
let cadreId: string
let colleagues: string[]
const windows: Window[] = []

beforeAll(async () => {
  demo = await startDemoCloud()
  const roomId = (await demo.get(roles.staff, 'roster.me', {})).enterprise!.id
  const { members } = await demo.get(roles.staff, 'chat.room', { roomId })
  cadreId = members.find((member) => member.role === 'cadre')!.id
  colleagues = members.filter((member) => member.role === 'staff').map((member) => member.id)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

const come = async (personId: string): Promise<Window> => {
  const window = await openWindow(browser, demo.cloud)
  windows.push(window)
  const me = await demo.get(personId, 'roster.me', {})
  await signInAs(window, { name: me.name, place: me.enterprise?.name ?? me.bureau?.name ?? '园区' })
  // A window that reloads loses this: whatever is seen later came live.
  await window.page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }))
  return window
}

/** Who WeChat was told to push for, as `GET /dev/pushes` lists it, since the last look. */
let looked = 0
const told = async (people: readonly string[], ticketId: string): Promise<void> => {
  const fresh = await eventually(async () => {
    const all = (await (await fetch(`${demo.cloud.url}/dev/pushes`)).json()) as { personId: string; page: string; errcode: number }[]
    const since = all.slice(looked)
    if (since.length < people.length) return null
    looked = all.length
    return since
  })
  expect(fresh.map((push) => push.personId).sort()).toEqual([...people].sort())
  for (const push of fresh) expect(push).toMatchObject({ page: `pages/ticket/index?id=${ticketId}`, errcode: 0 })
}

test('from a sentence in the group to a rating, in four windows, live', async () => {
  const [staff, cadre, officer, supervisor] = [
    await come(roles.staff), await come(cadreId), await come(roles.officer), await come(roles.supervisor),
  ]
  const enterprise = (await demo.get(roles.staff, 'roster.me', {})).enterprise!.name

  // The staff member has one room, which is open already; the cadre has it in his list.
  await openTab(cadre, '消息')
  await cadre.page.getByRole('button', { name: new RegExp(`^${enterprise}`) }).click()
  await cadre.page.getByLabel('回复企业').waitFor()
  await openTab(staff, '消息')
  await staff.page.getByLabel('说说遇到的困难').fill(sentence)
  await staff.page.getByRole('button', { name: '发送' }).click()
  await shown(cadre.page).getByText(sentence).waitFor()

  // Right click, 转为诉求, submit: two taps after the menu, everything is filled in already.
  await shown(staff.page).locator('.bubble-text', { hasText: sentence }).click({ button: 'right' })
  await staff.page.getByRole('button', { name: /转为诉求/ }).click()
  const raise = shown(staff.page)
  expect(await raise.getByLabel('遇到什么困难').inputValue()).toBe(sentence)
  expect(await raise.getByLabel('标题').inputValue()).not.toBe('')
  await raise.getByRole('button', { name: '提出诉求' }).click()
  for (const window of [staff, cadre]) await shown(window.page).getByRole('button', { name: /^诉求 2026-00001，.*待受理/ }).waitFor()
  const ticketId = (demo.cloud.engine.find('tickets', {})[0]!)._id as string
  await told([cadreId], ticketId)

  // The cadre finds it in 今日 and routes it to the bureau that can act.
  await cadre.page.getByRole('button', { name: '返回' }).click()
  await openTab(cadre, '今日')
  await cadre.page.getByRole('button', { name: '派单 2026-00001' }).click()
  const sheet = cadre.page.getByRole('dialog', { name: '派单' })
  // What was proposed is filled in already; he knows better and takes another.
  await sheet.getByRole('button', { name: '换一个部门' }).click()
  await sheet.getByRole('radio', { name: /^规划建设局/ }).click()
  await sheet.getByRole('button', { name: '派单', exact: true }).click()
  await sheet.waitFor({ state: 'detached' })
  const bureau = demo.cloud.engine.find('people', { bureauId: 'planning', roles: { $in: ['officer', 'lead'] } }).map(({ _id }) => _id as string)
  await told(bureau, ticketId)

  // The officer has 今日 open: the ticket arrives there, is signed and answered in its thread.
  await officer.page.getByRole('button', { name: '签收 2026-00001' }).click()
  await told(colleagues, ticketId)
  await officer.page.getByRole('button', { name: '答复 2026-00001' }).waitFor()
  await officer.page.getByRole('button', { name: /^2026-00001，/ }).click()
  const reply = '请补充消防设计文件，我们同步推进。'
  await officer.page.getByLabel('就这件诉求说一句').fill(reply)
  await shown(officer.page).getByRole('button', { name: '发送' }).click()
  await shown(staff.page).getByRole('button', { name: /^诉求 2026-00001，.*办理中/ }).click()
  await shown(staff.page).getByText(reply).waitFor()

  await shown(officer.page).getByRole('button', { name: '答复', exact: true }).click()
  const answer = officer.page.getByRole('dialog', { name: /^答复/ })
  await answer.getByLabel('答复内容').fill('施工许可证已核发，请到窗口领取。')
  await answer.getByRole('button', { name: '发出答复' }).click()
  await answer.waitFor({ state: 'detached' })
  await told(colleagues, ticketId)

  // The enterprise has the last word.
  await shown(staff.page).getByText('施工许可证已核发，请到窗口领取。').first().waitFor()
  await shown(staff.page).getByRole('button', { name: '确认结果' }).click()
  const confirm = staff.page.getByRole('dialog', { name: '确认结果' })
  await confirm.getByRole('radio', { name: /^已解决/ }).click()
  await confirm.getByRole('radio', { name: /^5 星/ }).click()
  await confirm.getByLabel('想说的话（可不填）').fill('很快，谢谢')
  await confirm.getByRole('button', { name: '确认', exact: true }).click()
  await confirm.waitFor({ state: 'detached' })
  await told([roles.officer, cadreId], ticketId)

  await openTab(cadre, '消息')
  await cadre.page.getByRole('button', { name: new RegExp(`^${enterprise}`) }).click()
  await shown(cadre.page).getByRole('button', { name: /^诉求 2026-00001，.*已办结/ }).waitFor()

  await openTab(supervisor, '诉求')
  await supervisor.page.getByRole('button', { name: /^2026-00001，.*已办结/ }).click()
  const page = shown(supervisor.page)
  await page.getByRole('img', { name: '满意度：5 星，非常满意' }).waitFor()
  await page.getByText('“很快，谢谢”').waitFor()

  for (const { page: one } of windows) expect(await one.evaluate(() => 'neverReloaded' in globalThis)).toBe(true)
  for (const window of windows) expect(window.complaints()).toEqual([])
})
