import type { Browser, Page } from 'playwright-core'
import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'
import { desktop, openBrowser, openWindow, shown, signInAs, type Window, type WindowOptions } from './window'

let demo: DemoCloud
let browser: Browser
let roomId: string
const staff = 'staff-001-1'
let cadre: string
const opened: Window[] = []

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
  browser = await openBrowser()
})
afterEach(() => Promise.all(opened.splice(0).map((window) => window.close())))
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

const come = async (personId: string, options?: WindowOptions): Promise<Window> => {
  const window = await openWindow(browser, demo.cloud, options)
  opened.push(window)
  const me = await demo.get(personId, 'roster.me', {})
  await signInAs(window, { name: me.name, place: me.enterprise?.name ?? me.bureau?.name ?? '园区' })
  return window
}

const inRoom = async (personId: string, options?: WindowOptions): Promise<Window> => {
  const window = await come(personId, options)
  await window.page.goto(`/#/pages/room/index?id=${roomId}`)
  await composer(window.page).waitFor()
  return window
}

const composer = (page: Page) => shown(page).getByLabel(/^(说说遇到的困难|回复企业)$/)
const said = (page: Page, text: string) => shown(page).locator('.bubble-text', { hasText: text })

const say = async (page: Page, text: string): Promise<void> => {
  await composer(page).fill(text)
  await shown(page).getByRole('button', { name: '发送', exact: true }).click()
}

const stored = (text: string): string[] =>
  demo.cloud.engine.find('messages', { kind: 'text' }, { sort: { seq: 1 } }).map((message) => message.text as string).filter((one) => one.startsWith(text))

interface Appearance {
  at: number
  /** By how much a timer of the window came too late, each time. */
  gaps: { until: number; ms: number }[]
}

/** When a window shows a sentence, by the window's own clock. */
const appearance = (page: Page, text: string): Promise<Appearance> =>
  page.evaluate((wanted) => new Promise<Appearance>((resolve) => {
    const every = 20
    const gaps: Appearance['gaps'] = []
    let last = Date.now()
    const timer = setInterval(() => {
      const now = Date.now()
      if (now - last > 2 * every) gaps.push({ until: now, ms: now - last - every })
      last = now
      if (![...document.querySelectorAll('.bubble-text')].some((bubble) => bubble.textContent?.includes(wanted))) return
      clearInterval(timer)
      resolve({ at: now, gaps })
    }, every)
  }), text)

test('each window shows within a second what the other did', async () => {
  const [one, other] = [await inRoom(staff), await inRoom(cadre)]
  for (const [from, to, text] of [[one, other, '企业说的第一句'], [other, one, '干部回的第一句']] as const) {
    const appeared = appearance(to.page, text)
    await say(from.page, text)
    await eventually(() => stored(text)[0])
    const accepted = Date.now()
    const { at, gaps } = await appeared
    // The machine standing still is nobody's delay: what a timer of that window lost in the meantime is not counted.
    const stalled = gaps.filter((gap) => gap.until > accepted).reduce((sum, { ms }) => sum + ms, 0)
    expect(at - accepted - stalled).toBeLessThan(1_000)
  }
  expect([...one.complaints(), ...other.complaints()]).toEqual([])
})

test('what is written without network is marked, and goes out once and in order when it is back', async () => {
  const [one, other] = [await inRoom(staff), await inRoom(cadre)]
  await one.context.setOffline(true)
  const sentences = ['离线第一句', '离线第二句', '离线第三句']
  for (const sentence of sentences) await say(one.page, sentence)
  for (const sentence of sentences) await said(one.page, sentence).waitFor()
  await shown(one.page).getByRole('button', { name: '没有发出去，点此重发' }).first().waitFor()
  expect(stored('离线')).toEqual([])

  await one.context.setOffline(false)
  await said(other.page, '离线第三句').waitFor()
  expect(stored('离线')).toEqual(sentences)
  expect(await said(other.page, '离线').allInnerTexts()).toEqual(sentences)
  await shown(one.page).getByRole('button', { name: '没有发出去，点此重发' }).first().waitFor({ state: 'detached' })
  expect(await said(one.page, '离线').allInnerTexts()).toEqual(sentences)
})

test('a double tap sends once, makes one ticket and signs once', async () => {
  const one = await inRoom(staff)
  await composer(one.page).fill('只发一次')
  await shown(one.page).getByRole('button', { name: '发送', exact: true }).dblclick()
  await said(one.page, '只发一次').waitFor()

  await one.page.goto(`/#/pages/raise/index?roomId=${roomId}`)
  await shown(one.page).getByLabel('遇到什么困难').fill('门口道路积水')
  await shown(one.page).getByRole('button', { name: '提出诉求' }).dblclick()
  const ticket = await eventually(() => demo.cloud.engine.find('tickets', { title: '门口道路积水' })[0])
  const ticketId = ticket._id as string

  await demo.get(cadre, 'ticket.route', { ticketId, requestId: intention(), leadBureauId: 'planning' })
  const officer = await come('officer-planning-1')
  await officer.page.getByRole('button', { name: `签收 ${ticket.number as string}` }).dblclick()
  await eventually(() => demo.cloud.engine.find('tickets', { _id: ticketId, state: 'handling' })[0])
  // What a second tap would have brought is there by now.
  await shown(officer.page).getByRole('button', { name: `答复 ${ticket.number as string}` }).waitFor()
  expect(stored('只发一次')).toEqual(['只发一次'])
  expect(demo.cloud.engine.find('tickets', { title: '门口道路积水' })).toHaveLength(1)
  expect(demo.cloud.engine.find('ticket_events', { ticketId, action: 'sign' })).toHaveLength(1)
  expect(await shown(officer.page).getByRole('alert').count()).toBe(0)
})

test('a draft survives the reload of the page, and is gone once it was sent', async () => {
  const { page } = await inRoom(staff)
  await composer(page).fill('还没写完的话')
  // No waiting here: what was typed in the last moment is kept while leaving.
  await page.reload()
  await composer(page).waitFor()
  expect(await composer(page).inputValue()).toBe('还没写完的话')
  await shown(page).getByRole('button', { name: '发送', exact: true }).click()
  await said(page, '还没写完的话').waitFor()
  await page.reload()
  await composer(page).waitFor()
  expect(await composer(page).inputValue()).toBe('')
})

test('an officer of another bureau opens the ticket’s address and learns nothing but that he may not', async () => {
  const ticket = await demo.get(staff, 'ticket.raise', {
    roomId, requestId: intention(), title: '机密的新产线计划', text: '不要让别人知道', category: 'request',
  })
  const stranger = await come('officer-investment-1', { size: desktop })
  await stranger.page.goto(`/#/pages/ticket/index?id=${ticket.id}`)
  await shown(stranger.page).getByText('没有找到，或您无权查看').waitFor()
  const text = await shown(stranger.page).innerText()
  for (const secret of [ticket.title, ticket.number, ticket.enterprise.name, '不要让别人知道']) expect(text).not.toContain(secret)
  expect(await shown(stranger.page).getByRole('textbox').count()).toBe(0)

  await stranger.page.goto(`/#/pages/room/index?id=${roomId}`)
  await shown(stranger.page).getByText('您的角色不能进行这项操作').waitFor()
  expect(await shown(stranger.page).innerText()).not.toContain(ticket.enterprise.name)
})

test('a lost or spoilt token leads back to the sign-in page', async () => {
  const { page } = await come(staff)
  for (const token of [null, 'nobody.0.deadbeef']) {
    await page.evaluate((kept) => {
      if (kept === null) sessionStorage.removeItem('guagou.session')
      else sessionStorage.setItem('guagou.session', kept)
    }, token)
    await page.goto('/#/pages/today/index')
    await page.reload()
    await page.getByLabel('搜索姓名、企业或部门').waitFor()
    expect(page.url()).toContain('pages/sign-in')
  }
})

test('a refusal is a Chinese sentence that says what to do, and what was written stays', async () => {
  const ticket = await demo.get(staff, 'ticket.raise', {
    roomId, requestId: intention(), title: '两个人同时处理', text: '试一试', category: 'request',
  })
  const { page } = await come(cadre)
  await page.goto(`/#/pages/ticket/index?id=${ticket.id}`)
  await shown(page).getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('button', { name: '不予受理' }).click()
  const sheet = page.getByRole('dialog', { name: '不予受理' })
  const fields = sheet.getByRole('textbox')
  await fields.nth(0).fill('不在园区职责之内')
  await fields.nth(1).fill('请向市级部门反映')
  // Meanwhile another one withdraws it.
  await demo.get(staff, 'ticket.withdraw', { ticketId: ticket.id, requestId: intention() })
  await sheet.getByRole('button', { name: '告知企业' }).click()
  const problem = sheet.getByRole('alert')
  await problem.waitFor()
  expect(await problem.innerText()).toMatch(/^这件诉求的状态已经变化，现在是“已撤回”\n.*请重新确认。您填写的内容已保留。$/)
  expect(await problem.innerText()).not.toMatch(/[a-z_]/i)
  expect(await fields.nth(0).inputValue()).toBe('不在园区职责之内')
})
