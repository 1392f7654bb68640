import type { Browser, Locator } from 'playwright-core'
import type { Approval } from '../../types/approval'
import { type Company, company } from './company'
import { type DemoCloud, eventually, startDemoCloud } from './demo-cloud'
import { pdf } from './uploads'
import { desktop, openBrowser, phone, shown, type Window } from './window'

const staff = 'staff-001-1'
const officers = { planning: 'officer-planning-1', approval: 'officer-approval-1', 'safety-env': 'officer-safety-env-1', economy: 'officer-economy-1' }
const sentence = '二期厂房的桩基队伍下月进场，施工许可证要跑好几个部门，能帮忙吗？'

let demo: DemoCloud
let browser: Browser
let people: Company
let roomId: string
let cadre: string
let ticketId: string

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
  browser = await openBrowser()
  people = company(browser, demo, (person) => (person.startsWith('officer-') ? { size: desktop } : { size: phone, touch: true }))
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

const on: Company['on'] = (...given) => people.on(...given)
const board = () => `approval/index?id=${ticketId}`
const item = (key: string) => `approval-item/index?id=${ticketId}&item=${key}`
const ticket = () => `ticket/index?id=${ticketId}`
const press = async (page: Locator, name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: true }).click()
/** The form that a button opens, filled in and sent. */
const fill = async (page: Locator, button: string, fields: Record<string, string>, submit: string, choose: readonly string[] = []): Promise<void> => {
  await press(page, button)
  const sheet = page.getByRole('dialog')
  for (const name of choose) await sheet.getByRole('checkbox', { name }).click()
  for (const [label, text] of Object.entries(fields)) await sheet.getByLabel(label).fill(text)
  await sheet.getByRole('button', { name: submit, exact: true }).click()
  await sheet.waitFor({ state: 'detached' })
}

/** What is still missing of a checklist, document by document, and then the step that it allows. */
const provideAll = (key: string, then?: '提交预审' | '正式提交') => on(staff, item(key), async (page) => {
  await page.getByText('材料清单').waitFor()
  const missing = page.getByRole('button', { name: /^提供 / })
  for (let left = await missing.count(); left > 0; left -= 1) {
    await fill(page, (await missing.first().getAttribute('aria-label'))!, { 文号或说明: '已上传政务平台' }, '提交材料')
    await eventually(async () => (await missing.count()) < left)
  }
  if (then) {
    await press(page, then)
    await page.getByText(then === '提交预审' ? '预审中' : /正式提交$/).first().waitFor()
  }
})
const checkAll = (person: string, key: string) => on(person, item(key), async (page) => {
  const open = page.getByRole('button', { name: /( |份全部)合格$/ })
  await open.first().waitFor()
  // One document has its own button; several have one more below them.
  await open.last().click()
  await open.first().waitFor({ state: 'detached' })
})
const grant = (person: string, key: string, result: string) =>
  on(person, item(key), (page) => fill(page, '办成', { '办理结果（证号或意见）': result }, '办成'))
/** Three rows below the one that is chosen, the last that is in sight: a tap takes it. */
const tapDay = async ({ page }: Window, day: string): Promise<void> => {
  const row = page.locator('.weui-picker__item', { hasText: day }).last()
  // The wheel comes up from below.
  await eventually(async () => ((await row.boundingBox())?.y ?? Infinity) < phone.height)
  await page.waitForTimeout(400)
  const { x, y, width, height } = (await row.boundingBox())!
  await page.mouse.click(x + width / 2, y + height / 2)
  await page.locator('.weui-picker__action', { hasText: '确定' }).last().click()
}
const view = (): Promise<Approval> => demo.get(staff, 'ticket.approval.view', { ticketId })

test('the construction permit: from the first message to the confirmation, four bureaus, one correction, one pause', async () => {
  // Tuesday 3 March 2026, 10:00. A sentence in the group becomes a ticket: two taps after the menu.
  await on(staff, `room/index?id=${roomId}`, async (screen, { page }) => {
    await page.getByLabel('说说遇到的困难').fill(sentence)
    await press(screen, '发送')
    await screen.locator('.bubble-menu', { hasText: sentence }).last().click({ button: 'right' })
    await page.getByRole('button', { name: /转为诉求/ }).click()
    await shown(page).getByLabel('标题').fill('二期厂房施工许可证')
    await shown(page).getByRole('radio', { name: /^跨部门 · 15 个工作日内办结/ }).click()
    await press(shown(page), '提出诉求')
    await shown(page).getByRole('button', { name: /^诉求 2026-00001，.*待受理/ }).waitFor()
  })
  ticketId = (await eventually(() => demo.cloud.engine.find('tickets', { state: 'raised' })[0]))._id as string
  // The cadre sends it to the bureau that issues the permit, which takes it on and begins the approval.
  await on(cadre, 'today/index', async (screen, { page }) => {
    await press(screen, '派单 2026-00001')
    const sheet = page.getByRole('dialog', { name: '派单' })
    const approval = sheet.getByRole('radio', { name: /^行政审批局/ })
    await sheet.getByRole('radiogroup', { name: '主办部门' }).getByRole('radio').first().waitFor()
    if (await approval.count() === 0) await press(sheet, '换一个部门')
    await approval.first().click()
    await sheet.getByRole('button', { name: /派单$/ }).last().click()
    await sheet.waitFor({ state: 'detached' })
  })
  expect(await eventually(() => demo.cloud.engine.find('tickets', { state: 'routed' })[0])).toMatchObject({ leadBureau: { id: 'approval' }, category: 'cross' })
  await on(officers.approval, 'today/index', (screen) => press(screen, '签收 2026-00001'))
  await on(officers.approval, ticket(), async (page) => page.getByRole('button', { name: /^启动并联审批/ }).click())
  await on(officers.approval, board(), async (page) => {
    await press(page, '启动并联审批')
    await page.getByText('已办成 0/5').waitFor()
    // 7 + 3 + 5 working days and 10 + 5: both ways end on Tuesday 24 March.
    await page.getByText('最早 3月24日 周二 17:30 全部办成（各部门用足承诺时限）').waitFor()
    for (const bureau of ['规划建设局', '安全生产和环境保护局', '行政审批局', '经济发展局']) await page.getByText(new RegExp(`^${bureau}`)).first().waitFor()
  })

  // The enterprise says when it must build: on Friday 27 March.
  await on(staff, board(), async (page, window) => {
    await press(page, '选择开工日期')
    await tapDay(window, '27日')
    await press(page, '保存为开工日期')
    await page.getByText('3月27日 开工：按现在的进度来得及').waitFor()
    // Backward from Thursday 26 March: five working days for the permit, three for the survey, seven for the planning permit.
    await page.getByText('最迟 3月19日 提交、3月26日 办成').waitFor()
    await page.getByText('最迟 3月16日 提交、3月19日 办成').waitFor()
    await page.getByText('最迟 3月5日 提交、3月16日 办成').waitFor()
  })
  expect((await view()).startOn).toBe('2026-03-27')

  // Documents of the permit itself are looked through beforehand: one is turned down with its reason, replaced, accepted.
  await provideAll('construction-permit', '提交预审')
  await on(officers.approval, item('construction-permit'), async (page) => {
    await page.getByText(/^预审还剩/).waitFor()
    await fill(page, '监理合同 退回修改', { 要怎样修改: '缺双方盖章页' }, '退回修改')
  })
  await on(staff, board(), async (page) => {
    await page.getByText('一次性补正清单').waitFor()
    await page.getByText('缺双方盖章页').waitFor()
  })
  await on(staff, item('construction-permit'), async (page, window) => {
    await press(page, '替换 监理合同')
    const sheet = page.getByRole('dialog')
    const [chooser] = await Promise.all([window.page.waitForEvent('filechooser'), press(sheet, '选择文件')])
    await chooser.setFiles({ name: '监理合同（盖章）.pdf', mimeType: 'application/pdf', buffer: pdf('监理合同') })
    await sheet.getByText('监理合同（盖章）.pdf').waitFor()
    await press(sheet, '提交材料')
    await sheet.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^文件 监理合同（盖章）\.pdf/ }).waitFor()
    await press(page, '查看以前的 1 版')
    await page.getByText('未通过：缺双方盖章页').waitFor()
  })
  // The item's bureau opens it.
  await on(officers.approval, item('construction-permit'), async (page, window) => {
    const [opened] = await Promise.all([
      window.page.context().waitForEvent('page'), page.getByRole('button', { name: /^文件 监理合同（盖章）\.pdf/ }).click(),
    ])
    expect(opened.url()).toMatch(/^(http:\/\/127\.0\.0\.1:\d+\/files\/|about:blank|chrome-extension:)/)
    await opened.close()
  })
  await checkAll(officers.approval, 'construction-permit')
  await on(staff, item('construction-permit'), async (page) => {
    await page.getByText('必备 4 份：已提供 4 份，合格 4 份').waitFor()
    await page.getByText('材料已备好，等前置事项办成').waitFor()
    expect(await page.getByRole('button', { name: '正式提交' }).count()).toBe(0)
  })

  // Three items are submitted side by side. Seven working days from Tuesday 3 March: Thursday 12 March, end of work.
  for (const key of ['fire-safety', 'utilities', 'planning-permit']) await provideAll(key, '正式提交')
  await on(staff, item('planning-permit'), async (page) => {
    await page.getByText('办结截止 3月12日 周四 17:30').waitFor()
    await page.getByText('3月10日 周二 17:30 前不告知补正，即视为受理').waitFor()
  })

  // Wednesday 10:00: the one correction notice. Only this item stands still.
  await people.at('03-04T10:00')
  await on(officers.planning, item('planning-permit'), (page) =>
    fill(page, '一次性告知补正', { '总平面图：怎样补正': '标注北侧消防车道' }, '发给企业，只此一次', ['总平面图']))
  await on(staff, board(), async (page) => {
    await page.getByText('标注北侧消防车道').waitFor()
    await page.getByText('等企业补正，暂停计时').waitFor()
  })
  expect((await view()).items.filter(({ paused }) => paused).map(({ key }) => key)).toEqual(['planning-permit'])

  // Friday 10:00: two working days later it goes on, and ends two working days later: Monday 16 March.
  await people.at('03-06T10:00')
  await on(staff, item('planning-permit'), (page) => fill(page, '替换 总平面图', { 文号或说明: '修改版' }, '提交材料'))
  await on(staff, board(), async (page) => {
    await press(page, '提交补正')
    await page.getByText('一次性补正清单').waitFor({ state: 'detached' })
    // Fire safety still ends on the 17th; planning (16th), survey (19th) and permit (26th) are what the end hangs on now: in time by a day.
    await page.getByText('最早 3月26日 周四 17:30 全部办成（各部门用足承诺时限）').waitFor()
    await page.getByText('3月27日 开工：按现在的进度来得及').waitFor()
  })
  await on(staff, item('planning-permit'), async (page) => {
    await page.getByText('办结截止 3月16日 周一 17:30').waitFor()
    await press(page, '为什么是这天')
    await page.getByText('等企业补充、确认或要求重办的时间不计，顺延 2 个工作日（按工作时间）。').waitFor()
    await press(page, '关闭')
  })
  await on(officers.approval, ticket(), async (page) => {
    await page.getByRole('button', { name: /^并联审批/ }).first().waitFor()
    expect(await page.getByRole('button', { name: '答复', exact: true }).count()).toBe(0)
  })

  // Each bureau decides its own.
  for (const [key, person, result] of [
    ['planning-permit', officers.planning, '建字第 2026-018 号'], ['fire-safety', officers.planning, '消防设计审查合格'], ['utilities', officers.economy, '已接通'],
  ] as const) {
    await checkAll(person, key)
    await grant(person, key, result)
  }
  await provideAll('site-survey', '正式提交')
  await checkAll(officers['safety-env'], 'site-survey')
  await grant(officers['safety-env'], 'site-survey', '现场条件合格')

  // Everything was checked beforehand: the permit itself takes minutes.
  await people.at('03-06T14:00')
  await on(staff, item('construction-permit'), async (page) => {
    await press(page, '正式提交')
    await page.getByText(/正式提交$/).waitFor()
  })
  await people.at('03-06T14:20')
  await grant(officers.approval, 'construction-permit', '施工许可证 2026-007 号')
  await on(staff, item('construction-permit'), async (page) => {
    await page.getByText(/^3月6日 周五 14:0\d 正式提交，[12]\d 分钟后办成$/).waitFor()
    await page.getByText('施工许可证 2026-007 号').waitFor()
  })

  // Only now can it be answered; the enterprise has the last word.
  await on(officers.approval, ticket(), (page) => fill(page, '答复', { 答复内容: '施工许可证已核发，请到窗口领取。' }, '发出答复'))
  await on(staff, ticket(), async (page) => {
    await page.getByText('已办成 5/5').waitFor()
    await press(page, '确认结果')
    const sheet = page.getByRole('dialog', { name: '确认结果' })
    await sheet.getByRole('radio', { name: /^已解决/ }).click()
    await sheet.getByRole('radio', { name: /^5 星/ }).click()
    await press(sheet, '确认')
    await sheet.waitFor({ state: 'detached' })
    await page.getByText('企业确认', { exact: true }).waitFor()
  })
  expect((await demo.get(staff, 'ticket.view', { ticketId })).state).toBe('closed')
})
