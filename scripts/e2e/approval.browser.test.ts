import type { Browser, Locator } from 'playwright-core'
import type { Approval } from '../../types/approval'
import { type DemoCloud, intention, startDemoCloud } from './demo-cloud'
import { pdf } from './uploads'
import { desktop, openBrowser, openWindow, phone, shown, type Window } from './window'

const staff = 'staff-001-1'
const officers = { planning: 'officer-planning-1', approval: 'officer-approval-1', 'safety-env': 'officer-safety-env-1', economy: 'officer-economy-1' }
const sentence = '二期厂房的桩基队伍下月进场，施工许可证要跑好几个部门，能帮忙吗？'

let demo: DemoCloud
let browser: Browser
let roomId: string
let cadre: string
let ticketId: string

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

const at = (text: string) => demo.cloud.clock.set(Date.parse(`2026-${text}+08:00`))

/** One person opens a page of the app, does something there and leaves; nothing may complain. */
const on = async (person: string, path: string, work: (page: Locator, window: Window) => Promise<void>): Promise<void> => {
  const official = person.startsWith('officer-')
  const window = await openWindow(browser, demo.cloud, { as: person, size: official ? desktop : phone, touch: !official })
  try {
    await window.page.goto(`/#/pages/${path}`)
    await shown(window.page).locator('.screen').waitFor()
    await work(shown(window.page), window)
    expect(window.complaints()).toEqual([])
  } finally {
    await window.close()
  }
}
const board = () => `approval/index?id=${ticketId}`
const item = (key: string) => `approval-item/index?id=${ticketId}&item=${key}`
const press = async (page: Locator, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
/** The form that a button opens, filled in and sent. */
const fill = async (page: Locator, button: string, fields: Record<string, string>, submit: string, choose: readonly string[] = []): Promise<void> => {
  await press(page, button)
  const sheet = page.getByRole('dialog')
  for (const name of choose) await sheet.getByRole('checkbox', { name }).click()
  for (const [label, text] of Object.entries(fields)) await sheet.getByLabel(label).fill(text)
  await sheet.getByRole('button', { name: submit, exact: true }).click()
  await sheet.waitFor({ state: 'detached' })
}

/** The rest of a checklist: the same call that the form makes. */
const provideAll = async (key: string): Promise<void> => {
  const { items } = await demo.get(staff, 'ticket.approval.view', { ticketId })
  for (const material of items.find((one) => one.key === key)!.materials.filter(({ version }) => version === 0)) {
    await demo.get(staff, 'ticket.item.provide', { ticketId, requestId: intention(), item: key, material: material.key, document: { name: `${material.name}.pdf`, note: '已上传政务平台' } })
  }
}
const checkAll = (person: string, key: string) => on(person, item(key), async (page) => {
  const accept = page.getByRole('button', { name: / 合格$/ })
  const all = page.getByRole('button', { name: /份全部合格$/ })
  await page.getByText('材料清单').waitFor()
  if (await all.count() > 0) await all.click()
  else await accept.first().click()
  await page.getByText('待审核', { exact: true }).first().waitFor({ state: 'detached' })
})
const grant = (person: string, key: string, result: string) =>
  on(person, item(key), (page) => fill(page, '办成', { '办理结果（证号或意见）': result }, '办成'))
const view = (): Promise<Approval> => demo.get(staff, 'ticket.approval.view', { ticketId })

test('the construction permit: from the first message to the confirmation, four bureaus, one correction, one pause', async () => {
  // Tuesday 3 March 2026, 10:00. A sentence in the group becomes a ticket, the approval bureau takes it on.
  await on(staff, 'messages/index', async (_page, { page }) => {
    await page.getByLabel('说说遇到的困难').fill(sentence)
    await shown(page).getByRole('button', { name: '发送', exact: true }).click()
    await shown(page).locator('.bubble-text', { hasText: sentence }).waitFor()
  })
  const { messages } = await demo.get(staff, 'chat.since', { roomId, after: 0 })
  const message = messages.find(({ text }) => text === sentence)!
  const raised = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '二期厂房施工许可证', text: sentence, category: 'cross', messageIds: [message.id] })
  ticketId = raised.id
  await demo.get(cadre, 'ticket.route', { ticketId, requestId: intention(), leadBureauId: 'approval' })
  await on(officers.approval, `ticket/index?id=${ticketId}`, async (page) => {
    await press(page, '签收')
    await page.getByRole('button', { name: /^启动并联审批/ }).click()
  })

  // The lead bureau begins the approval; the enterprise says when it must build: 1 April.
  await on(officers.approval, board(), async (page) => {
    await press(page, '启动并联审批')
    await page.getByText('已办成 0/5').waitFor()
    // 7 + 3 + 5 working days and 10 + 5: both ways end on Tuesday 24 March.
    await page.getByText('最早 3月24日 周二 17:30 全部办成（各部门用足承诺时限）').waitFor()
    for (const bureau of ['规划建设局', '安全生产和环境保护局', '行政审批局', '经济发展局']) await page.getByText(new RegExp(`^${bureau}`)).first().waitFor()
  })
  await demo.get(staff, 'ticket.approval.target', { ticketId, requestId: intention(), startOn: '2026-04-01' })
  await on(staff, board(), async (page) => {
    await page.getByText('4月1日 开工：按现在的进度来得及').waitFor()
    // Backward from Tuesday 31 March: five working days for the permit, three for the survey, seven for the planning permit.
    await page.getByText('最迟 3月24日 提交、3月31日 办成').waitFor()
    await page.getByText('最迟 3月19日 提交、3月24日 办成').waitFor()
    await page.getByText('最迟 3月10日 提交、3月19日 办成').waitFor()
  })

  // Documents of the permit itself are looked through beforehand: one is turned down with its reason, replaced, accepted.
  await on(staff, item('construction-permit'), async (page) => {
    await fill(page, '提供 监理合同', { '文号或说明': '扫描件，见政务平台' }, '提交材料')
    await page.getByText('扫描件，见政务平台').waitFor()
  })
  await provideAll('construction-permit')
  await on(staff, item('construction-permit'), (page) => press(page, '提交预审'))
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
    const [chooser] = await Promise.all([window.page.waitForEvent('filechooser'), sheet.getByRole('button', { name: '选择文件', exact: true }).click()])
    await chooser.setFiles({ name: '监理合同（盖章）.pdf', mimeType: 'application/pdf', buffer: pdf('监理合同') })
    await sheet.getByText('监理合同（盖章）.pdf').waitFor()
    await sheet.getByRole('button', { name: '提交材料', exact: true }).click()
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
  for (const key of ['planning-permit', 'fire-safety', 'utilities']) {
    await provideAll(key)
    await on(staff, item(key), (page) => press(page, '正式提交'))
  }
  await on(staff, item('planning-permit'), async (page) => {
    await page.getByText('办结截止 3月12日 周四 17:30').waitFor()
    await page.getByText('3月10日 周二 17:30 前不告知补正，即视为受理').waitFor()
  })

  // Wednesday 10:00: the one correction notice. Only this item stands still.
  await at('03-04T10:00')
  await on(officers.planning, item('planning-permit'), (page) =>
    fill(page, '一次性告知补正', { '总平面图：怎样补正': '标注北侧消防车道' }, '发给企业，只此一次', ['总平面图']))
  await on(staff, board(), async (page) => {
    await page.getByText('标注北侧消防车道').waitFor()
    await page.getByText('等企业补正，暂停计时').waitFor()
  })
  expect((await view()).items.filter(({ paused }) => paused).map(({ key }) => key)).toEqual(['planning-permit'])

  // Friday 10:00: two working days later it goes on, and ends two working days later: Monday 16 March.
  await at('03-06T10:00')
  await on(staff, item('planning-permit'), async (page) => {
    await fill(page, '替换 总平面图', { '文号或说明': '修改版' }, '提交材料')
    await press(page, '补正完成，重新提交')
    await page.getByText('办结截止 3月16日 周一 17:30').waitFor()
    await press(page, '为什么是这天')
    await page.getByText('等待企业补充期间不计，顺延 2 个工作日。').waitFor()
  })
  // Fire safety still ends on the 17th; planning (16th), survey (19th) and permit (26th) are what the end hangs on now.
  await on(staff, board(), async (page) => page.getByText('最早 3月26日 周四 17:30 全部办成（各部门用足承诺时限）').waitFor())
  await on(officers.approval, `ticket/index?id=${ticketId}`, async (page) => {
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
  await provideAll('site-survey')
  await on(staff, item('site-survey'), (page) => press(page, '正式提交'))
  await checkAll(officers['safety-env'], 'site-survey')
  await grant(officers['safety-env'], 'site-survey', '现场条件合格')

  // Everything was checked beforehand: the permit itself takes minutes.
  await at('03-06T14:00')
  await on(staff, item('construction-permit'), (page) => press(page, '正式提交'))
  await at('03-06T14:20')
  await grant(officers.approval, 'construction-permit', '施工许可证 2026-007 号')
  await on(staff, item('construction-permit'), async (page) => {
    await page.getByText(/^3月6日 周五 14:0\d 正式提交，[12]\d 分钟后办成$/).waitFor()
    await page.getByText('施工许可证 2026-007 号').waitFor()
  })

  // Only now can it be answered; the enterprise has the last word.
  await on(officers.approval, `ticket/index?id=${ticketId}`, (page) =>
    fill(page, '答复', { 答复内容: '施工许可证已核发，请到窗口领取。' }, '发出答复'))
  await on(staff, `ticket/index?id=${ticketId}`, async (page) => {
    await page.getByText('已办成 5/5').waitFor()
    await press(page, '确认结果')
    const sheet = page.getByRole('dialog', { name: '确认结果' })
    await sheet.getByRole('radio', { name: /^已解决/ }).click()
    await sheet.getByRole('radio', { name: /^5 星/ }).click()
    await sheet.getByRole('button', { name: '确认', exact: true }).click()
    await sheet.waitFor({ state: 'detached' })
    await page.getByText('企业确认', { exact: true }).waitFor()
  })
  expect((await demo.get(staff, 'ticket.view', { ticketId })).state).toBe('closed')
})
