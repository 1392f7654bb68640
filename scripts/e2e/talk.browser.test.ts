import type { Browser, Page } from 'playwright-core'
import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'
import { openBrowser, openWindow, shown, type Window } from './window'

let demo: DemoCloud
let browser: Browser
let roomId: string
let cadre: string
let cadreName: string
const staff = 'staff-001-1'
const opened: Window[] = []

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  const { members } = await demo.get(staff, 'chat.room', { roomId })
  ;({ id: cadre, name: cadreName } = members.find((member) => member.role === 'cadre')!)
  for (let n = 1; n <= 120; n += 1) await say(n % 2 === 0 ? staff : cadre, `第 ${n} 句`)
  browser = await openBrowser()
})
afterEach(() => Promise.all(opened.splice(0).map((window) => window.close())))
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

const say = (person: string, text: string, more: { quoteId?: string } = {}) =>
  demo.get(person, 'chat.send', { roomId, requestId: intention(), text, ...more })
/** Opens at the end: what came before has been read, and rows far from the view are not drawn. */
const inRoom = async (person: string): Promise<Window> => {
  await demo.get(person, 'chat.read', { roomId, seq: (await demo.get(person, 'chat.room', { roomId })).seq })
  const window = await openWindow(browser, demo.cloud, { as: person })
  opened.push(window)
  await window.page.goto(`/#/pages/room/index?id=${roomId}`)
  await composer(window.page).waitFor()
  return window
}
const composer = (page: Page) => shown(page).getByLabel(/^(说说遇到的困难|回复企业)$/)
const said = (page: Page, text: string) => shown(page).locator('.bubble-text', { hasText: text })
const send = (page: Page) => shown(page).getByRole('button', { name: '发送', exact: true }).click()
const menu = async (page: Page, text: string) => {
  await said(page, text).last().click({ button: 'right' })
  await page.getByRole('dialog', { name: '这条消息' }).waitFor()
}
const inSight = (page: Page, text: string) => eventually(() => said(page, text).last().evaluate((bubble) => {
  const list = bubble.closest('.list-scroll')!.getBoundingClientRect()
  const { top, bottom } = bubble.getBoundingClientRect()
  return top >= list.top && bottom <= list.bottom
}))

test('an answer with a quotation leads to what was quoted, also when it is not loaded; a recall empties it everywhere', async () => {
  const [one, other] = [await inRoom(staff), await inRoom(cadre)]
  const far = (await demo.get(staff, 'chat.around', { roomId, seq: 3, limit: 2 })).messages.find(({ seq }) => seq === 3)!
  await say(staff, '说的是很久以前那句', { quoteId: far.id })
  await shown(other.page).getByRole('button', { name: new RegExp(`^引用 .*${far.text}`) }).click()
  await inSight(other.page, far.text)

  await say(staff, '价格是三百万')
  await shown(other.page).getByRole('button', { name: /条新消息|回到最新/ }).click()
  await menu(other.page, '价格是三百万')
  await other.page.getByRole('button', { name: '引用', exact: true }).click()
  await composer(other.page).fill('收到价格')
  await send(other.page)
  const quotation = shown(one.page).locator('.bubble-quote', { hasText: '价格是三百万' })
  await quotation.waitFor()
  await menu(one.page, '价格是三百万')
  await one.page.getByRole('button', { name: /^撤回/ }).click()
  for (const { page } of [one, other]) {
    await shown(page).locator('.bubble-quote', { hasText: '引用的消息已撤回' }).waitFor()
    expect(await shown(page).innerText()).not.toContain('三百万')
  }
})

test('an @ finds the person by keyboard; he is told, and his list of rooms says so', async () => {
  const { page } = await inRoom(staff)
  await composer(page).focus()
  await page.keyboard.type('请@')
  const people = page.getByRole('dialog', { name: '提到谁' })
  await people.waitFor()
  await people.getByRole('button', { name: new RegExp(cadreName) }).press('Enter')
  await people.waitFor({ state: 'detached' })
  await composer(page).focus()
  await page.keyboard.type('看一下')
  await page.keyboard.press('Enter')
  await said(page, `请@${cadreName}`).waitFor()
  await eventually(async () => (await demo.get(cadre, 'notify.inbox', {})).notices.some(({ kind }) => kind === 'mentioned'))
  const list = await openWindow(browser, demo.cloud, { as: cadre })
  opened.push(list)
  await list.page.goto('/#/pages/messages/index')
  await shown(list.page).getByRole('button', { name: /有人提到我.*答复还剩/ }).waitFor()
})

test('无需答复 with a reason ends the waiting in every window', async () => {
  const [one, other] = [await inRoom(staff), await inRoom(cadre)]
  await say(staff, '没事了，谢谢')
  await shown(other.page).getByRole('button', { name: '无需答复' }).click()
  const sheet = other.page.getByRole('dialog', { name: '无需答复' })
  await sheet.getByRole('button', { name: /企业表示感谢/ }).click()
  await sheet.getByRole('button', { name: '记下理由' }).click()
  for (const { page } of [one, other]) await shown(page).getByText('标注“无需答复”：企业表示感谢').waitFor()
  await shown(other.page).getByRole('button', { name: '无需答复' }).waitFor({ state: 'detached' })
})

test('a message goes into a ticket\'s thread from its menu, and the room shows a line', async () => {
  const ticket = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '夜班照明', text: '请看', category: 'request' })
  await say(staff, '补充：北门也不亮')
  const { page } = await inRoom(cadre)
  await menu(page, '北门也不亮')
  await page.getByRole('button', { name: /^移入话题/ }).first().click()
  const sheet = page.getByRole('dialog', { name: '移入话题' })
  await sheet.getByRole('radio', { name: /夜班照明/ }).click()
  await sheet.getByRole('button', { name: '移入', exact: true }).click()
  await shown(page).getByText(/将 1 条消息移入诉求/).waitFor()
  await eventually(async () => (await demo.get(staff, 'chat.thread', { ticketId: ticket.id, after: 0 })).messages.some(({ text }) => text.includes('北门')))
})

test('the search shows its hits in their surroundings', async () => {
  const { page } = await inRoom(cadre)
  await shown(page).getByRole('button', { name: '查找聊天记录' }).click()
  await page.getByLabel('搜聊天内容').fill('第 17 句')
  await shown(page).getByRole('button', { name: /第 17 句/ }).click()
  await shown(page).locator('.row-marked', { hasText: '第 17 句' }).waitFor()
  await shown(page).getByText('第 18 句').waitFor()
  await shown(page).getByRole('button', { name: '回到查找结果' }).click()
  await page.getByLabel('搜聊天内容').waitFor()
})

test('by keyboard alone: past the list to the field, from message to message, into a menu and back; what comes is read out', async () => {
  for (const text of ['键盘第一句', '键盘第二句']) await say(cadre, text)
  const { page, complaints } = await inRoom(staff)
  await said(page, '键盘第二句').waitFor()
  const at = () => page.evaluate(() => {
    const focused = document.activeElement!
    const row = focused.closest('.row')?.querySelector('.bubble-text')?.textContent
    return row ?? focused.getAttribute('aria-label') ?? focused.getAttribute('placeholder') ?? focused.textContent
  })
  const press = async (keys: string[], lands: string) => {
    for (const key of keys) await page.keyboard.press(key)
    await eventually(async () => (await at()) === lands)
  }
  await press(['Tab'], '返回')
  await press(['Tab'], '跳到输入框')
  await press(['Enter'], '说说遇到的困难')
  // Backwards over @ and the microphone to the newest message; the arrows go on from there.
  await press(['Shift+Tab'], '提到某人')
  await press(['Shift+Tab'], '发语音')
  await page.keyboard.press('Shift+Tab')
  await eventually(() => page.evaluate(() => document.activeElement!.closest('.list-scroll') !== null))
  await press(['End'], '键盘第二句')
  await press(['ArrowUp', 'ArrowDown', 'ArrowUp'], '键盘第一句')
  await press(['Enter'], '这条消息')
  await press(['Escape'], '键盘第一句')
  await press(['Shift+F10'], '这条消息')
  await press(['Escape'], '键盘第一句')
  await press(['Escape'], '说说遇到的困难')
  expect(await page.evaluate(() => getComputedStyle(document.activeElement!.closest('.composer-box')!).outlineStyle)).toBe('solid')

  // A reader hears what others say from now on, and nothing of what was there.
  const heard = page.getByRole('status', { name: '新消息' })
  expect(await heard.textContent()).toBe('')
  await say(cadre, '读出来的一句')
  await eventually(async () => (await heard.textContent()) === `${cadreName}：读出来的一句`)

  const { nodes } = await (await page.context().newCDPSession(page)).send('Accessibility.getFullAXTree')
  const controls = nodes.filter(({ ignored, role }) => !ignored && /^(button|link|textbox|image|dialog|tab|checkbox|radio)$/.test(String(role?.value)))
  expect(controls.length).toBeGreaterThan(20)
  expect(controls.filter(({ name }) => !name?.value)).toEqual([])
  expect(nodes.filter(({ ignored, role }) => !ignored && role?.value === 'heading').map(({ name }) => name?.value)).toContain('企业群')
  expect(complaints()).toEqual([])
})
