import { type CallName, type InputToSend, type Output, functionOf } from '../../types/api'
import type { LocalCloud } from '../local-cloud'
import { cadreOf, demoRoster, staffId } from '../seed/roster'
import { intention } from './demo-cloud'

/** What the two stories do not show, brought about by calls after the zone was seeded. */
export interface Staged {
  /** A trade secret that a supervisor has opened, its enterprise's staff, an officer of a bureau that supports it. */
  secret: { ticketId: string; staff: string; supporter: string }
  /** An approval in which two bureaus have asked for corrections. */
  owed: { ticketId: string; staff: string }
  /** A ticket with a step due today that lies with that officer, and the lead of a bureau that supports it. */
  step: { ticketId: string; officer: string; supportLead: string }
  /** A visit that waits for the enterprise's word, and the one of the story that is agreed. */
  visits: { asked: string; staff: string; agreed: string }
  /** The story's policy, and a draft beside it. */
  policy: string
}

/** Enterprises in which nothing happens otherwise. */
const places = { secret: 120, owed: 121, step: 122, visit: 123 }

export const staged = async (cloud: LocalCloud): Promise<Staged> => {
  const { enterprises } = demoRoster()
  const call = async <N extends CallName>(person: string, name: N, input: InputToSend<N>): Promise<Output<N>> => {
    const answer = await cloud.call(functionOf(name), person, name, input) as { ok: true; value: Output<N> } | { ok: false; refusal: unknown }
    if (!answer.ok) throw new Error(`${name} as ${person} was refused: ${JSON.stringify(answer.refusal)}`)
    return answer.value
  }
  const moving = (ticketId: string) => ({ ticketId, requestId: intention() })
  const handled = async (place: number, title: string, text: string, more: object, supportBureauIds: string[]): Promise<string> => {
    const roomId = enterprises[place]!._id
    const { id } = await call(staffId(place, 1), 'ticket.raise', { roomId, requestId: intention(), title, text, category: 'cross', ...more })
    await call(cadreOf(place), 'ticket.route', { ...moving(id), leadBureauId: 'approval', supportBureauIds })
    await call('officer-approval-1', 'ticket.sign', moving(id))
    return id
  }

  const secret = await handled(places.secret, '新配方产线的环评怎么办', '新配方含未公开的催化剂比例，环评材料能否只给主办部门看？', { secret: true }, ['planning'])
  await call(cadreOf(places.secret), 'ticket.view', { ticketId: secret })
  await call('supervisor-1', 'ticket.open', { ...moving(secret), reason: '企业来电反映进度，核对办理情况' })
  await call('supervisor-1', 'ticket.view', { ticketId: secret })

  const owed = await handled(places.owed, '仓储二期施工许可', '仓储二期要在月底前开工，请帮忙一起办。', {}, [])
  const owing = staffId(places.owed, 1)
  await call('officer-approval-1', 'ticket.approval.start', { ...moving(owed), templateId: 'construction-permit' })
  const { items } = await call(owing, 'ticket.approval.view', { ticketId: owed })
  for (const [key, officer, material, reason] of [
    ['planning-permit', 'officer-planning-1', 'site-plan', '补标北侧消防车道和转弯半径'], ['utilities', 'officer-economy-1', 'demand-sheet', '用电负荷请按一期、二期分开写'],
    ['fire-safety', null, null, null],
  ] as const) {
    for (const one of items.find((item) => item.key === key)!.materials) {
      await call(owing, 'ticket.item.provide', { ...moving(owed), item: key, material: one.key, document: { name: `${one.name}.pdf`, note: '已上传政务平台' } })
    }
    await call(owing, 'ticket.item.submit', { ...moving(owed), item: key })
    if (officer) await call(officer, 'ticket.item.correct', { ...moving(owed), item: key, wrong: [{ material, reason }] })
  }
  await call(owing, 'ticket.item.provide', { ...moving(owed), item: 'utilities', material: 'demand-sheet', document: { name: '用电用水需求表（修改）.pdf', note: '分期填写' } })

  const step = await handled(places.step, '厂区东门道路开口', '东门要开一个货运出入口，涉及规划和安全。', {}, ['planning', 'safety-env'])
  await call('lead-planning', 'ticket.assign', { ...moving(step), officerId: 'officer-planning-2' })
  await call('officer-approval-1', 'ticket.plan', {
    ...moving(step),
    steps: [
      { what: '现场踏勘，确定开口位置', bureauId: 'planning', by: cloud.clock.now() + 3 * 3_600_000 },
      { what: '交通安全评估', bureauId: 'safety-env', by: cloud.clock.now() + 2 * 86_400_000 },
      { what: '核发道路开口许可', bureauId: 'approval', by: cloud.clock.now() + 6 * 86_400_000 },
    ],
  })
  const supportLead = cloud.engine.find('people', { roles: 'lead', bureauId: 'safety-env' }, { limit: 1 })[0]!._id as string
  const asked = await call(cadreOf(places.visit), 'chat.visit.propose', {
    roomId: enterprises[places.visit]!._id, requestId: intention(), at: cloud.clock.now() + 2 * 86_400_000, subject: '了解用工和住宿情况',
  })
  const agreed = cloud.engine.find('visits', { state: 'agreed' }, { limit: 1 })[0]!._id as string
  const policy = cloud.engine.find('policies', { state: 'published' }, { limit: 1 })[0]!._id as string
  await call('admin-1', 'roster.policy.save', {
    requestId: intention(), version: 0, title: '规上高企研发投入奖补', summary: '研发投入同比增长的规上高企，按增量给予奖补。',
    deadline: '2026-12-31', fit: { industries: ['先进陶瓷', '新材料'], kinds: ['hightech'] },
  })
  return {
    visits: { asked: asked.id, staff: staffId(places.visit, 1), agreed }, policy,
    secret: { ticketId: secret, staff: staffId(places.secret, 1), supporter: 'officer-planning-1' },
    owed: { ticketId: owed, staff: owing }, step: { ticketId: step, officer: 'officer-planning-2', supportLead },
  }
}
