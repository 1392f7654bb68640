import type { Mover, TicketState } from '../../../types/ticket'
import { announcedCalendar as calendar } from '../../kit/clock/calendar'
import { startClock } from '../../kit/clock/due'
import type { TicketDocument } from './documents'
import { limits, limitsWith } from './limits'
import type { BureauFacts, Scene } from './move'
import { dueTimes, paused, stepClock } from './timing'

/** A working Tuesday, 10:00 in Asia/Shanghai. */
export const tuesday = Date.parse('2026-03-03T10:00+08:00')

export const approval: BureauFacts = {
  ref: { id: 'approval', name: '行政审批局' },
  lead: { id: 'lead-a', name: '甲' },
  officers: [{ id: 'officer-a1', name: '乙' }, { id: 'officer-a2', name: '丙' }],
  duties: [{ id: 'approval-01', text: '企业投资项目备案' }],
}
export const planning: BureauFacts = {
  ref: { id: 'planning', name: '规划建设局' },
  lead: { id: 'lead-p', name: '丁' },
  officers: [{ id: 'officer-p1', name: '戊' }],
  duties: [{ id: 'planning-01', text: '建设工程规划许可' }],
}

export const scene = (as: Mover[], overrides: Partial<Scene> = {}): Scene => ({
  now: tuesday + 3_600_000,
  calendar,
  limits: limitsWith(),
  actor: { id: `${as[0] ?? 'nobody'}-1`, name: '某人' },
  as,
  cadre: { id: 'cadre-1', name: '己' },
  supervisors: [{ id: 'supervisor-1', name: '庚' }, { id: 'supervisor-2', name: '辛' }],
  bureaus: [approval, planning],
  ...overrides,
})

/** A ticket as it plausibly looks in that state. */
export const ticketIn = (state: TicketState, overrides: Partial<TicketDocument> = {}): TicketDocument => {
  const withBureau = !['raised', 'declined'].includes(state)
  const running = startClock(tuesday, limits.resolve.request)
  const step = { raised: 'accept', routed: 'sign', answered: 'confirm' }[state as string] as 'accept' | 'sign' | 'confirm' | undefined
  const ticket: TicketDocument = {
    _id: 't1', number: '2026-00001', version: 7, roomId: '91320000000000000A', enterpriseId: '91320000000000000A',
    enterpriseName: '某企业', title: '题', text: '文', category: 'request', state,
    raisedBy: { id: 'staff-1', name: '壬' }, raisedAt: tuesday, updatedAt: tuesday,
    responsible: withBureau ? { id: 'officer-a1', name: '乙' } : { id: 'cadre-1', name: '己' },
    waitsFor: ['officer-a1'], turn: 'officer-a1',
    leadBureau: withBureau ? approval.ref : null, supportBureaus: [], informedBureaus: [], bureauIds: withBureau ? ['approval'] : [],
    routedAt: withBureau ? tuesday : null,
    clock: ['waiting', 'answered'].includes(state) ? paused(running, tuesday) : running,
    step: step ? stepClock(step, tuesday) : null,
    progress: state === 'handling' ? startClock(tuesday, limits.progress) : state === 'waiting' ? paused(startClock(tuesday, limits.progress), tuesday) : null,
    dueAt: 0, stepDueAt: 0, nextDueAt: 0, progressDueAt: 0, lateAt: 0,
    owed: state === 'waiting' ? '图纸' : null,
    answer: state === 'answered' ? { result: 'done', text: '好', by: { id: 'officer-a1', name: '乙' }, at: tuesday } : null,
    outcome: null, rating: null, closedAt: state === 'closed' ? tuesday : null, plan: [], extension: null,
    supervision: null, returns: 0, transfers: 0, reopens: 0, firstAnswerAt: null, routingFinal: false, level: 0, formerIds: [],
    secret: false, openings: [], lastHash: 'h',
    ...overrides,
  }
  return { ...ticket, ...dueTimes(ticket, calendar) }
}
