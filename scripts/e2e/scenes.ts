import type { Page } from 'playwright-core'
import type { LocalCloud } from '../local-cloud'
import { ceramicsMaker, permitPlant } from '../seed/enterprises'
import { cadreOf, demoRoster, staffId } from '../seed/roster'
import { type Staged, staged } from './staging'
import { shown, type Window, type WindowOptions } from './window'

/** The seeded zone, as far as the scenes play in it. */
export interface Stage extends Staged {
  rooms: { permit: string; ceramics: string }
  tickets: { permit: string; ceramics: string; raised: string; routed: string; handling: string }
  /** The cadre who owes the raised ticket an answer, an officer of the bureau that has not signed the routed one. */
  people: { raisedCadre: string; routedOfficer: string; handlingOfficer: string }
}

export interface Scene {
  /** Who is looking; null before anybody is signed in. */
  as(stage: Stage): string | null
  go(window: Window, stage: Stage): Promise<void>
  /** Beside the plain one. */
  looks?: Pick<WindowOptions, 'theme' | 'textSize'>[]
  /** The scene breaks the network on purpose: the browser may complain. */
  offline?: boolean
}

export const stageOf = async (cloud: LocalCloud): Promise<Stage> => {
  const { engine } = cloud
  const { enterprises } = demoRoster()
  const rooms = { permit: enterprises[permitPlant]!._id, ceramics: enterprises[ceramicsMaker]!._id }
  const newest = (filter: object) =>
    engine.find('tickets', filter, { sort: { raisedAt: -1 }, limit: 1 })[0] as { _id: string; enterpriseId: string; leadBureau?: { id: string } }
  const raised = newest({ state: 'raised' })
  const routed = newest({ state: 'routed', returns: 0 })
  // One that can be answered: no bureau owes an item of it, and it lies with an officer.
  const handling = (engine.find('tickets', { state: 'handling' }, { sort: { raisedAt: -1 }, limit: 50 }) as unknown as { _id: string; approval?: unknown; responsible: { id: string } }[])
    .find((one) => !one.approval && one.responsible.id.startsWith('officer-'))!
  return {
    // Last: what is brought about now is not among the newest above.
    ...await staged(cloud),
    rooms,
    tickets: {
      permit: newest({ enterpriseId: rooms.permit })._id, ceramics: newest({ enterpriseId: rooms.ceramics })._id,
      raised: raised._id, routed: routed._id, handling: handling._id,
    },
    people: {
      raisedCadre: cadreOf(enterprises.findIndex(({ _id }) => _id === raised.enterpriseId)),
      routedOfficer: `officer-${routed.leadBureau!.id}-1`,
      handlingOfficer: handling.responsible.id,
    },
  }
}

/** Until nothing moves: the answers of calls, skeletons, sheets on their way up. */
export const still = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => {
    const loading = [...document.querySelectorAll('.skeleton')].some((part) => part.checkVisibility())
    return !loading && document.getAnimations().every((moving) => moving.playState !== 'running')
  })
}

type Step = Scene['go']

const steps = (...all: Step[]): Step => async (window, stage) => {
  for (const step of all) {
    await step(window, stage)
    await still(window.page)
  }
}

const at = (path: string): Step => async ({ page }) => {
  await page.goto(`/#/pages/${path}`)
  await shown(page).locator('.screen').waitFor()
}
const room = (name: keyof Stage['rooms']): Step => (window, { rooms }) => at(`room/index?id=${rooms[name]}`)(window, {} as Stage)
const ticket = (name: keyof Stage['tickets']): Step => (window, { tickets }) => at(`ticket/index?id=${tickets[name]}`)(window, {} as Stage)
const approval = (): Step => (window, { tickets }) => at(`approval/index?id=${tickets.permit}`)(window, {} as Stage)
const approvalItem = (item: string): Step => (window, { tickets }) => at(`approval-item/index?id=${tickets.permit}&item=${item}`)(window, {} as Stage)
const own = (place: 'secret' | 'owed' | 'step', page: 'ticket' | 'approval' = 'ticket'): Step => (window, stage) => at(`${page}/index?id=${stage[place].ticketId}`)(window, stage)
const ownItem = (item: string): Step => (window, stage) => at(`approval-item/index?id=${stage.owed.ticketId}&item=${item}`)(window, stage)
const visit = (name: 'asked' | 'agreed'): Step => (window, stage) => at(`visit/index?id=${stage.visits[name]}`)(window, stage)
const desk = (section: string): Step => async ({ page }) => {
  await page.goto(`/#/packages/administration/home/index?at=${section}`)
  await shown(page).locator('.screen').waitFor()
}
const intoSight = (text: string | RegExp): Step => ({ page }) => shown(page).getByText(text).last().scrollIntoViewIfNeeded()
const press = (name: string | RegExp, role: 'button' | 'radio' | 'tab' = 'button'): Step => ({ page }) => page.getByRole(role, { name }).last().click()

const messageMenu: Step = async ({ page }) => {
  await shown(page).locator('.bubble-menu').last().click({ button: 'right' })
  await page.getByRole('dialog').waitFor()
}

/** A list that is being opened moves by itself until the reader touches it. */
const upToTheCard: Step = async ({ page }) => {
  await shown(page).locator('.list-scroll').dispatchEvent('wheel')
  await shown(page).locator('.ticket-card').last().evaluate((card) => card.scrollIntoView({ block: 'end' }))
}

/** The button under the ticket, or the same in the sheet of rarer ones. */
const action = (name: string): Step => async ({ page }) => {
  await shown(page).locator('.actions').waitFor()
  const inSight = shown(page).locator('.ticket-foot').getByRole('button', { name, exact: true })
  if (!(await inSight.isVisible())) await shown(page).getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('button', { name, exact: true }).last().click()
  await page.getByRole('dialog', { name }).waitFor()
}

const looks: Scene['looks'] = [{ theme: 'dark' }, { textSize: 'largest' }]
const nobody = () => null
const permitCadre = () => cadreOf(permitPlant)
const permitStaff = () => staffId(permitPlant, 1)
const ceramicsStaff = () => staffId(ceramicsMaker, 1)
const planning = () => 'officer-planning-1'
const supervisor = () => 'supervisor-1'
/** Of an enterprise in which nothing has happened yet. */
const newcomer = () => staffId(299, 1)

const memberSheet = (name: 'permit' | 'ceramics'): Step => steps(room(name), press(/查看成员$/))

/** Every screen a person can come to, by the name of its picture. */
export const scenes: Record<string, Scene> = {
  'sign-in': { as: nobody, go: at('sign-in/index'), looks },
  'sign-in-nobody-found': { as: nobody, go: steps(at('sign-in/index'), ({ page }) => page.getByLabel('搜索姓名、企业或部门').fill('没有这样的人')) },
  today: { as: permitCadre, go: at('today/index'), looks },
  'today-of-staff': { as: permitStaff, go: at('today/index') },
  'today-of-officer': { as: planning, go: at('today/index') },
  'today-of-supervisor': { as: supervisor, go: at('today/index') },
  'today-empty': { as: newcomer, go: at('today/index') },
  messages: { as: permitCadre, go: at('messages/index') },
  'messages-of-officer': { as: () => 'officer-approval-1', go: at('messages/index') },
  'messages-of-staff': { as: permitStaff, go: at('messages/index') },
  room: { as: permitCadre, go: room('permit'), looks },
  'room-card': {
    as: () => cadreOf(ceramicsMaker),
    go: steps(room('ceramics'), upToTheCard),
    looks,
  },
  'room-of-staff': { as: ceramicsStaff, go: room('ceramics') },
  'room-menu': { as: ceramicsStaff, go: steps(room('ceramics'), messageMenu) },
  'room-choosing': { as: ceramicsStaff, go: steps(room('ceramics'), messageMenu, press(/^多选/)) },
  'room-quote': { as: permitCadre, go: steps(room('permit'), messageMenu, press('引用')) },
  'room-mention': { as: permitCadre, go: steps(room('permit'), press('提到某人')), looks: [{ textSize: 'largest' }] },
  'room-readers': { as: permitCadre, go: steps(room('permit'), messageMenu, press('已读情况')) },
  'room-into-thread': { as: permitCadre, go: steps(room('permit'), messageMenu, press(/^移入话题/)) },
  'room-search': {
    as: permitCadre,
    go: steps(room('permit'), press('查找聊天记录'), async ({ page }) => {
      await page.getByLabel('搜聊天内容').fill('材料')
      await shown(page).locator('.cell').first().waitFor()
    }),
    looks: [{ theme: 'dark' }],
  },
  'room-excerpt': { as: permitCadre, go: (window, { rooms }) => at(`search/index?roomId=${rooms.permit}&seq=3`)(window, {} as Stage) },
  'room-members': { as: permitCadre, go: steps(room('permit'), press(/查看成员$/)) },
  'room-invite': { as: permitStaff, go: steps(memberSheet('permit'), press('邀请同事'), press('生成邀请'), press('复制邀请链接')) },
  'room-colleague': { as: permitStaff, go: steps(memberSheet('permit'), async ({ page }) => page.getByRole('dialog').getByRole('button', { name: /，查看$/ }).nth(1).click()) },
  join: { as: nobody, go: steps(at('join/index'), ({ page }) => page.getByText('提交申请').waitFor()) },
  'people-summary': { as: permitCadre, go: (window, { rooms }) => at(`people/summary/index?id=${rooms.permit}`)(window, {} as Stage) },
  'people-self': { as: permitStaff, go: at('people/self/index') },
  'people-deputy': { as: permitCadre, go: at('people/deputy/index') },
  'people-handover': { as: () => 'admin-1', go: steps(at('people/handover/index'), ({ page }) => page.getByRole('radio').first().click()) },
  'people-check': { as: () => 'admin-1', go: steps(at('people/handover/index'), press('核查', 'tab')) },
  'room-visit': { as: permitCadre, go: steps(room('permit'), press('约走访')), looks: [{ textSize: 'largest' }] },
  visit: { as: permitCadre, go: visit('agreed') },
  'visit-asked': { as: ({ visits }) => visits.staff, go: visit('asked'), looks },
  'visit-moved': { as: ({ visits }) => visits.staff, go: steps(visit('asked'), press('另约时间')) },
  'visit-declined': { as: ({ visits }) => visits.staff, go: steps(visit('asked'), press('谢绝')) },
  'today-visit': { as: ({ visits }) => visits.staff, go: at('today/index') },
  policy: { as: ceramicsStaff, go: (window, stage) => at(`policy/index?id=${stage.policy}`)(window, stage), looks },
  policies: { as: ceramicsStaff, go: at('policy/index') },
  'today-policy': { as: ceramicsStaff, go: at('today/index') },
  'admin-policies': { as: () => 'admin-1', go: desk('policies') },
  'admin-policy': { as: () => 'admin-1', go: steps(desk('policies'), press('写一项政策')) },
  'admin-policy-fits': {
    as: () => 'admin-1',
    go: steps(desk('policies'), ({ page }) => shown(page).getByText('规上高企研发投入奖补').click(), press('不改，直接看适合哪些企业')),
  },
  'admin-policy-published': { as: () => 'admin-1', go: steps(desk('policies'), ({ page }) => shown(page).getByText('先进陶瓷企业节能改造补贴').click()) },
  'room-empty': { as: newcomer, go: at('messages/index') },
  'room-offline': {
    as: newcomer, offline: true,
    go: steps(at('messages/index'), async ({ page, context }) => {
      await context.setOffline(true)
      await page.getByLabel('说说遇到的困难').fill('网络断开时写的一句话，稍后会自动发出。')
      await shown(page).getByRole('button', { name: '发送', exact: true }).click()
      await shown(page).getByRole('button', { name: '没有发出去，点此重发' }).waitFor()
    }),
  },
  raise: { as: ceramicsStaff, go: steps(room('ceramics'), messageMenu, press(/^转为诉求/)) },
  'raise-of-cadre': { as: permitCadre, go: steps(at('tickets/index'), press('提诉求')) },
  tickets: { as: supervisor, go: at('tickets/index'), looks },
  'tickets-of-staff': { as: permitStaff, go: at('tickets/index') },
  'tickets-open': { as: supervisor, go: steps(at('tickets/index'), ({ page }) => shown(page).locator('.summary-press').first().click()) },
  'tickets-empty': { as: newcomer, go: at('tickets/index') },
  ticket: { as: planning, go: ticket('permit'), looks },
  'ticket-answered': { as: ceramicsStaff, go: ticket('ceramics') },
  'ticket-thread': {
    as: planning, go: steps(ticket('permit'), ({ page }) => shown(page).locator('.ticket-end').evaluate((end) => end.scrollIntoView())),
  },
  'ticket-why-this-day': { as: planning, go: steps(ticket('permit'), press('为什么是这天')) },
  'ticket-more-actions': { as: planning, go: steps(ticket('permit'), press('更多操作')) },
  'ticket-answer': { as: ({ people }) => people.handlingOfficer, go: steps(ticket('handling'), action('答复')) },
  'ticket-plan': { as: planning, go: steps(ticket('permit'), action('落地方案')) },
  'ticket-confirm': {
    as: ceramicsStaff, go: steps(ticket('ceramics'), action('确认结果'), press(/^已解决/, 'radio'), press(/^4 星/, 'radio')),
  },
  'ticket-reopen': { as: ceramicsStaff, go: steps(ticket('ceramics'), action('要求重办')) },
  'ticket-route': { as: ({ people }) => people.raisedCadre, go: steps(ticket('raised'), action('派单')) },
  'ticket-route-chosen': {
    as: ({ people }) => people.raisedCadre,
    go: steps(ticket('raised'), action('派单'), ({ page }) => page.getByRole('dialog').getByRole('radio').first().click()),
  },
  'ticket-return': { as: ({ people }) => people.routedOfficer, go: steps(ticket('routed'), action('退回')) },
  'ticket-supervise': { as: supervisor, go: steps(ticket('permit'), action('督办')) },
  'tickets-late': { as: supervisor, go: steps(at('tickets/index'), press('超时和卡住', 'radio')), looks },
  'ticket-secret': { as: ({ secret }) => secret.staff, go: steps(own('secret'), press('谁看过这件商业秘密')), looks: [{ theme: 'dark' }] },
  'ticket-secret-hidden': { as: ({ secret }) => secret.supporter, go: own('secret') },
  'ticket-secret-open': { as: () => 'supervisor-2', go: steps(own('secret'), action('说明理由后查看')) },
  'ticket-steps': { as: ({ step }) => step.officer, go: steps(own('step'), intoSight('落地方案')) },
  'ticket-assign-support': { as: ({ step }) => step.supportLead, go: steps(own('step'), action('指派经办人')) },
  'today-steps': { as: ({ step }) => step.officer, go: at('today/index'), looks },
  'approval-owed': { as: ({ owed }) => owed.staff, go: own('owed', 'approval'), looks },
  'approval-wheel': { as: ({ owed }) => owed.staff, go: steps(own('owed', 'approval'), press('选择开工日期')) },
  'approval-correct': { as: planning, go: steps(ownItem('fire-safety'), press('一次性告知补正'), ({ page }) => page.getByRole('dialog').getByRole('checkbox').first().click()) },
  'approval-provide': {
    as: ({ owed }) => owed.staff,
    go: steps(ownItem('planning-permit'), press('替换 总平面图')), looks: [{ textSize: 'largest' }],
  },
  'room-nowhere': { as: permitStaff, go: at('room/index') },
  'ticket-not-found': { as: () => 'officer-investment-1', go: ticket('permit') },
  approval: { as: permitStaff, go: approval(), looks },
  'approval-of-officer': { as: planning, go: approval() },
  'approval-start': { as: ({ people }) => people.handlingOfficer, go: (window, { tickets }) => at(`approval/index?id=${tickets.handling}`)(window, {} as Stage) },
  'approval-item': { as: permitStaff, go: approvalItem('planning-permit'), looks },
  'approval-item-checked': { as: () => 'officer-approval-2', go: approvalItem('construction-permit') },
  'approval-refuse': { as: planning, go: steps(approvalItem('fire-safety'), press('不予许可')) },
  'approval-templates': { as: () => 'admin-1', go: at('approval-templates/index') },
  'approval-template': { as: () => 'admin-1', go: steps(at('approval-templates/index'), press(/^施工许可/)) },
  reminders: { as: () => 'admin-1', go: at('reminders/index') },
  me: { as: permitCadre, go: at('me/index'), looks },
  'me-about': { as: permitCadre, go: steps(at('me/index'), press(/^关于挂钩通/)) },
  inbox: { as: permitCadre, go: steps(at('me/index'), press(/^通知记录/, 'tab')) },
  'inbox-empty': { as: newcomer, go: steps(at('me/index'), press(/^通知记录/, 'tab')) },
}
