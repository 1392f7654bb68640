import type { Browser, Locator } from 'playwright-core'
import { type Company, company } from './company'
import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'
import { openBrowser, shown, type Window } from './window'

const staff = 'staff-001-1'
const environment = 'officer-safety-env-1'
const approval = 'officer-approval-1'
const sentence = '我们准备上一条陶瓷精密部件新产线，清洗工序每天会多排20吨左右处理后的废水，要到哪里报批？'

let demo: DemoCloud
let browser: Browser
let people: Company
let cadre: string
let roomId: string

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find(({ role }) => role === 'cadre')!.id
  browser = await openBrowser()
  people = company(browser, demo)
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

/** One person comes at that time, does something and leaves. */
const visit = async (person: string, time: string, path: string, act: (window: Window, page: Locator) => Promise<void>): Promise<void> => {
  await people.at(time)
  await people.on(person, path, (page, window) => act(window, page))
}
const sheet = ({ page }: Window, name: string | RegExp): Locator => page.getByRole('dialog', { name })
/** Whatever was proposed, that bureau leads, and that one supports or none. */
const route = async (window: Window, screen: Locator, lead: string, support?: string): Promise<void> => {
  await screen.getByRole('button', { name: /^派单/ }).first().click()
  const form = sheet(window, '派单')
  const leads = form.getByRole('radiogroup', { name: '主办部门' })
  // Shown once it is known what is proposed, or that nobody waits for it any longer: from then on it stands still.
  await leads.getByRole('radio').first().waitFor()
  const again = form.getByRole('button', { name: '换一个部门' })
  if (await again.count() > 0) await again.click()
  await leads.getByRole('radio', { name: new RegExp(`^${lead}`) }).click()
  for (const other of await form.getByRole('group', { name: /^协办部门/ }).getByRole('checkbox').all()) {
    const wanted = support !== undefined && ((await other.getAttribute('aria-label')) ?? (await other.textContent()) ?? '').startsWith(support)
    if ((await other.getAttribute('aria-checked')) !== String(wanted)) await other.click()
  }
  await form.getByRole('button', { name: /派单$/ }).last().click()
  await form.waitFor({ state: 'detached' })
}
const state = (wanted: string) => eventually(() => demo.cloud.engine.find('tickets', { state: wanted })[0], 10_000)

test('twenty tonnes of waste water: from the first sentence to the confirmation, returned once, paused once, with every date', async () => {
  await visit(staff, '03-03T10:00', `room/index?id=${roomId}`, async ({ page }, screen) => {
    await page.getByLabel('说说遇到的困难').fill(sentence)
    await screen.getByRole('button', { name: '发送', exact: true }).click()
    // Once it is sent it has a menu.
    await screen.locator('.bubble-menu', { hasText: sentence }).last().click({ button: 'right' })
    await page.getByRole('button', { name: /转为诉求/ }).click()
    await shown(page).getByRole('radio', { name: /^跨部门/ }).click()
    await shown(page).getByRole('button', { name: '提出诉求' }).click()
    await shown(page).getByRole('button', { name: /^诉求 2026-00001，.*待受理/ }).click()
    // Four working hours from ten: two before noon, two after half past one.
    await shown(page).getByText(/^受理截止 3月3日 周二 15:30/).waitFor()
  })
  const ticketId = (await state('raised'))._id as string
  const ticket = `ticket/index?id=${ticketId}`

  // The first time it goes to the wrong bureau.
  await visit(cadre, '03-03T10:30', 'today/index', (window, screen) => route(window, screen, '安全生产和环境保护局'))

  await visit(environment, '03-03T14:12', ticket, async (window, screen) => {
    await screen.getByRole('button', { name: '退回', exact: true }).click()
    const form = sheet(window, '退回')
    await form.getByRole('radio').nth(3).click()
    await form.getByLabel('退回理由').fill('新增产线属于新建项目，应先备案和环评，建议由行政审批局主办。')
    await form.getByRole('button', { name: /退回/ }).last().click()
    await form.waitFor({ state: 'detached' })
  })
  expect(await state('raised')).toMatchObject({ returns: 1, leadBureau: null })

  // The cadre reads why, and sends it on; the bureau that knows the plant's waste water supports.
  await visit(cadre, '03-03T14:40', ticket, async (window, screen) => {
    await screen.getByText('新增产线属于新建项目，应先备案和环评，建议由行政审批局主办。').waitFor()
    await route(window, screen, '行政审批局', '安全生产和环境保护局')
  })
  expect(await state('routed')).toMatchObject({ leadBureau: { id: 'approval' }, supportBureaus: [{ id: 'safety-env' }] })

  await visit(approval, '03-03T16:05', ticket, async (_window, screen) => {
    // Four working hours from 14:40: until 17:30, and seventy minutes of Wednesday.
    await screen.getByText(/^签收截止 3月4日 周三 10:1/).waitFor()
    await screen.getByRole('button', { name: '签收', exact: true }).click()
    // Fifteen working days after Tuesday 3 March, whoever has it meanwhile: Tuesday 24 March.
    await screen.getByText(/^办结截止 3月24日 周二 17:30/).waitFor()
    await screen.getByText(/^3月6日 周五 17:30 前反馈进展/).waitFor()
  })

  await visit(approval, '03-04T10:35', ticket, async (window, screen) => {
    await screen.getByRole('button', { name: '请企业补充', exact: true }).click()
    const form = sheet(window, '请企业补充')
    await form.getByRole('textbox').fill('工艺流程说明、三个月污水站台账、环评批复和排污许可证副本')
    await form.getByRole('button', { name: '发给企业' }).click()
    await form.waitFor({ state: 'detached' })
    await screen.getByText('等企业补充，暂停计时').waitFor()
  })

  await visit(staff, '03-05T15:30', ticket, async (window, screen) => {
    await screen.getByRole('button', { name: '补充材料', exact: true }).click()
    const form = sheet(window, '补充材料')
    await form.getByRole('textbox').first().fill('四份材料已附上')
    await form.getByRole('button', { name: '提交' }).click()
    await form.waitFor({ state: 'detached' })
    // Paused from Wednesday 10:35 to Thursday 15:30: 85 + 240 + 180 + 120 = 625 working minutes.
    // After 24 March 17:30 these are all of the 25th (420) and 205 of the 26th: until five to two.
    await screen.getByText(/^办结截止 3月26日 周四 13:5/).waitFor()
    await screen.getByRole('button', { name: '为什么是这天' }).click()
    await window.page.getByText(/等企业补充、确认或要求重办的时间不计，顺延 1 个工作日 3 小时 2\d 分钟/).first().waitFor()
  })

  await visit(approval, '03-09T11:00', 'today/index', async (window, screen) => {
    // The pause has moved Friday's note to Tuesday; it is written in good time.
    await screen.getByRole('button', { name: '答复 2026-00001' }).waitFor()
    await window.page.goto(`/#/pages/${ticket}`)
    await shown(window.page).locator('.ticket-foot').getByRole('button', { name: /^更多/ }).click()
    await window.page.getByRole('button', { name: '反馈进展' }).last().click()
    const form = sheet(window, '反馈进展')
    await form.getByRole('textbox').fill('备案已办结，环评单位已进场。')
    await form.getByRole('button', { name: '告知企业' }).click()
    await form.waitFor({ state: 'detached' })
    // Three working days after Monday the 9th.
    await shown(window.page).getByText(/^3月12日 周四 17:30 前反馈进展/).waitFor()
  })

  await visit(approval, '03-10T10:25', 'today/index', async (window, screen) => {
    await screen.getByRole('button', { name: '答复 2026-00001' }).click()
    const form = sheet(window, /^答复/)
    await form.getByRole('button', { name: '常用语：已办理完成' }).click()
    // A ready-made reply is a beginning: with an open blank it cannot be sent.
    await form.getByText('请把〔〕里的内容改成实际情况').waitFor()
    await form.getByLabel('答复内容').fill('先备案、再环评、后变更排污许可证，均由我局办理；安环局已确认污水站有余量。')
    await form.getByRole('button', { name: '发出答复' }).click()
    await form.waitFor({ state: 'detached' })
  })

  await visit(staff, '03-11T09:05', ticket, async (window, screen) => {
    // Five working days after Tuesday the 10th.
    await screen.getByText(/^确认截止 3月17日 周二 17:30/).waitFor()
    await screen.getByText('备案已办结，环评单位已进场。').waitFor()
    await screen.getByRole('button', { name: '确认结果', exact: true }).click()
    const form = sheet(window, '确认结果')
    await form.getByRole('radio', { name: /^已解决/ }).click()
    await form.getByRole('radio', { name: /^5 星/ }).click()
    await form.getByRole('button', { name: '确认', exact: true }).click()
    await form.waitFor({ state: 'detached' })
  })
  expect(await state('closed')).toMatchObject({ outcome: 'solved', rating: { stars: 5 }, returns: 1, level: 0 })
  expect(demo.cloud.engine.find('ticket_events', { ticketId }, { sort: { n: 1 } }).map(({ action }) => action))
    .toEqual(['raise', 'route', 'return', 'route', 'sign', 'ask', 'supply', 'note', 'answer', 'confirm'])
})

test('a supervisor rules at the second return and extends the time, by the page; of two who press at once the other reads what happened', async () => {
  await people.at('03-12T10:00')
  const by = (person: string, action: string, ticketId: string, more: object = {}) =>
    demo.get(person, `ticket.${action}` as 'ticket.sign', { ticketId, requestId: intention(), ...more } as never)
  const { id, number } = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '厂区围墙外的树', text: '树枝压到电线，谁来修剪？', category: 'request' })
  for (const [bureau, officer] of [['planning', 'officer-planning-1'], ['safety-env', environment]] as const) {
    await by(cadre, 'route', id, { leadBureauId: bureau })
    const duty = demo.cloud.engine.find('bureaus', { _id: bureau })[0]!.duties as { id: string }[]
    await by(officer, 'return', id, { reason: '不属于本部门', dutyId: duty[0]!.id })
  }
  // Twice given back: the cadre has no say any more, and reads why not.
  await people.on(cadre, `ticket/index?id=${id}`, async (screen, { page }) => {
    await screen.getByRole('button', { name: /^(更多操作|为什么没有操作)/ }).click()
    await page.getByText(/^派单：已两次退回，由督办人员裁定/).waitFor()
  })
  await people.on('supervisor-1', 'today/index', async (screen, window) => {
    await screen.getByRole('button', { name: new RegExp(`^${number}`) }).first().waitFor()
    await route(window, screen, '规划建设局')
  })
  expect(await state('routed')).toMatchObject({ _id: id, leadBureau: { id: 'planning' }, routingFinal: true })

  // Two officers have it before them; one signs, and the one who presses after him reads what it is now.
  await people.on('officer-planning-2', `ticket/index?id=${id}`, async (slow, late) => {
    await slow.getByRole('button', { name: '签收', exact: true }).waitFor()
    expect(await slow.getByRole('button', { name: '退回', exact: true }).count()).toBe(0)
    // His window hears nothing: it still shows the button.
    await late.page.route('**/call/ticket', async (call) => (call.request().postData()?.includes('"ticket.view"') ? call.abort() : call.continue()))
    await by('officer-planning-1', 'sign', id)
    await slow.getByRole('button', { name: '签收', exact: true }).click()
    await late.page.getByText(/这件诉求的状态已经变化，现在是“办理中”/).first().waitFor()
    await late.page.unroute('**/call/ticket')
    late.complaints()
  })
  await by('officer-planning-1', 'extend.request', id, { workingDays: 3, reason: '等停电计划' })
  await people.on('supervisor-1', 'today/index', async (screen, { page }) => {
    await screen.getByRole('button', { name: `同意延期 ${number}`, exact: true }).click()
    const form = page.getByRole('dialog', { name: '同意延期' })
    // Five working days after Thursday 12 March.
    await form.getByText(/^现在的截止时间是 3月19日 周四 17:30，同意后顺延 3 个工作日/).waitFor()
    await form.getByText('等停电计划').waitFor()
    await form.getByRole('button', { name: '同意延期 3 个工作日' }).click()
    await form.waitFor({ state: 'detached' })
  })
  await people.on(staff, `ticket/index?id=${id}`, async (screen, { page }) => {
    await screen.getByText(/^办结截止 3月24日 周二 17:30/).waitFor()
    await screen.getByText('3 个工作日，已同意。理由：等停电计划').waitFor()
    await screen.getByRole('button', { name: '为什么是这天' }).click()
    await page.getByText('经批准延期 3 个工作日。').first().waitFor()
  })
})
