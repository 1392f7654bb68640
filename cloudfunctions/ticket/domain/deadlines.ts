import { type Calendar, dayOf, startOfDay } from '../../kit/clock/calendar'
import { type Clock, dueAt } from '../../kit/clock/due'
import { addWorkingMinutes, workingMinutesBefore, minutesPerDay, nextWorkingMoment, workingDayAfter, workingDayBefore, workingMinutesBetween } from '../../kit/clock/working-time'
import type { Audience, NoticeKind } from '../../notify/domain/order'
import { noEnd } from '../../roster/domain/documents'
import { pendingStep } from './approval/summary'
import type { TicketDocument } from './documents'

/** What a ticket owes to be reminded of once: which rule, the how-manieth time, when, and to whom. */
export interface Reminder {
  /** Unique within the ticket; the same clock never yields it twice, whatever pauses move it. */
  key: string
  kind: NoticeKind
  at: number
  to: Audience
  /** The end of the clock it speaks of; when that moves, the reminder is moot. */
  dueAt: number | null
  /** What it chases, as long as the ticket lists it among its pending things; null when state and clock say enough. */
  pending: string | null
}

/** One rule on one clock: its occurrences lie in working time, each later than the one before. */
export interface Series {
  kind: NoticeKind
  /** What tells this clock from another one of the same rule. */
  clock: string | number
  at: (n: number) => number
  times: number
  to: (n: number) => Audience
  dueAt: number | null
  pending?: string
}

const once = 1
const endless = Number.POSITIVE_INFINITY
/** The second time the step is called late, it goes to whoever stands above; a working day after the first. */
const escalationMinutes = minutesPerDay
const confirmDays = 2
const confirmTimes = 2
const supervisorsFrom = 2

const seriesOf = (ticket: TicketDocument, calendar: Calendar): Series[] => [
  ...stepSeries(ticket, calendar), ...resolveSeries(ticket, calendar), ...progressSeries(ticket, calendar),
  ...planSeries(ticket, calendar),
  ...supervisionSeries(ticket, calendar),
]

/** Not accepted, routed, signed or confirmed. */
const stepSeries = ({ step, stepDueAt, responsible, leadBureau, enterpriseId, waitsFor }: TicketDocument, calendar: Calendar): Series[] => {
  if (!step) return []
  const { startedAt } = step.clock
  const common = { clock: startedAt, dueAt: stepDueAt, times: once }
  const late = nextWorkingMoment(stepDueAt, calendar)
  const later = nextWorkingMoment(addWorkingMinutes(late, escalationMinutes, calendar), calendar)
  switch (step.owes) {
    case 'accept': {
      const arbitrated = waitsFor.includes('supervisors')
      const owes: Audience = arbitrated ? { supervisors: true } : { people: [responsible.id] }
      const above: Audience = arbitrated ? { supervisors: true } : { above: responsible.id }
      return [
        { ...common, kind: 'accept_late', at: () => late, to: () => owes },
        { ...common, kind: 'accept_escalated', at: () => later, to: () => above },
      ]
    }
    case 'sign': {
      const bureau = leadBureau!.id
      return [
        { ...common, kind: 'sign_late', at: () => late, to: () => ({ bureau }) },
        { ...common, kind: 'sign_escalated', at: () => later, to: () => ({ leadOf: bureau }) },
      ]
    }
    case 'confirm':
      return [{
        ...common, kind: 'confirm_again', times: confirmTimes, to: () => ({ enterprise: enterpriseId }),
        at: (n) => nextWorkingMoment(addWorkingMinutes(startedAt, n * confirmDays * minutesPerDay, calendar), calendar),
      }]
  }
}

/** The clock of the matter itself. It stands still while the enterprise owes something or has the word. */
const resolveSeries = (ticket: TicketDocument, calendar: Calendar): Series[] => {
  const { dueAt: due, clock, responsible, leadBureau, enterpriseId } = ticket
  if (due === noEnd) return []
  const person: Audience = { people: [responsible.id] }
  const cadre: Audience = { cadreOf: enterpriseId }
  const lead: Audience[] = leadBureau ? [{ leadOf: leadBureau.id }] : []
  const whole = workingMinutesBetween(clock.startedAt, due, calendar) - clock.pausedMinutes
  const after = (share: number) =>
    nextWorkingMoment(addWorkingMinutes(clock.startedAt, share * whole + clock.pausedMinutes, calendar), calendar)
  const dayBefore = nextWorkingMoment(startOfDay(workingDayBefore(due, calendar)), calendar)
  const firstOverdue = nextWorkingMoment(due, calendar)
  const common = { clock: `${clock.startedAt}-${clock.limit.amount}-${clock.extendedDays}`, dueAt: due, times: once }
  return [
    { ...common, kind: 'half_used', at: () => after(0.5), to: () => person },
    { ...common, kind: 'most_used', at: () => after(0.8), to: () => person },
    ...(dayBefore > clock.startedAt
      ? [{ ...common, kind: 'day_before' as const, at: () => dayBefore, to: () => ({ any: [person, cadre] }) }]
      : []),
    {
      ...common, kind: 'overdue', times: endless,
      at: (n) => (n === 1 ? firstOverdue : morning(firstOverdue, n - 1, calendar)),
      to: (n) => ({ any: [person, ...lead, cadre, ...(n >= supervisorsFrom ? [{ supervisors: true } as const] : [])] }),
    },
  ]
}

/** The enterprise hears something at least every third working day while its matter is being handled. */
const progressSeries = ({ progress, responsible }: TicketDocument, calendar: Calendar): Series[] =>
  progress && progress.pausedAt === null
    ? [{
        kind: 'progress_owed', clock: progress.startedAt, times: endless, dueAt: null, to: () => ({ people: [responsible.id] }),
        at: (n) => dayOfProgress({ ...progress, limit: { ...progress.limit, amount: n * progress.limit.amount } }, calendar),
      }]
    : []

/** Working minutes before its date at which whoever promised a step of the plan is reminded of it (domain.md, "Reminders"). */
const stepAheadMinutes = 60

/** Each step of the plan is chased until it is done: shortly before its date, and every working morning after it. */
const planSeries = ({ state, plan, responsible, leadBureau, enterpriseId }: TicketDocument, calendar: Calendar): Series[] =>
  ['handling', 'waiting'].includes(state)
    ? plan.filter(({ done }) => !done).flatMap(({ id, bureau, by }): Series[] => {
        const promised: Audience = bureau.id === leadBureau?.id ? { people: [responsible.id] } : { bureau: bureau.id }
        const common = { clock: `${id}-${by}`, dueAt: null, pending: pendingStep(id) }
        return [
          { ...common, kind: 'step_due', times: once, at: () => workingMinutesBefore(by, stepAheadMinutes, calendar), to: () => promised },
          {
            ...common, kind: 'step_late', times: endless,
            at: (n) => morning(by, n, calendar),
            to: (n) => ({ any: [promised, { leadOf: bureau.id }, { cadreOf: enterpriseId }, ...(n >= supervisorsFrom ? [{ supervisors: true } as const] : [])] }),
          },
        ]
      })
    : []

/** A limit in days speaks in the morning of its last day: there is still time to write the note. */
const dayOfProgress = (clock: Clock, calendar: Calendar): number => {
  const due = dueAt(clock, calendar)
  return clock.limit.unit === 'minutes' ? nextWorkingMoment(due, calendar)
    : nextWorkingMoment(Math.max(clock.startedAt + 1, startOfDay(dayOf(due))), calendar)
}

/** What a supervisor asked for: the one who has the ticket hears of it when the date has come, then the supervisors each working day. */
const supervisionSeries = ({ supervision, responsible }: TicketDocument, calendar: Calendar): Series[] => {
  if (!supervision || supervision.dueAt === null) return []
  const due = supervision.dueAt
  const common = { clock: supervision.at, dueAt: null }
  const late = nextWorkingMoment(due, calendar)
  const before = nextWorkingMoment(startOfDay(workingDayBefore(due, calendar)), calendar)
  return [
    ...(before > supervision.at ? [{ ...common, kind: 'supervise_due' as const, times: once, at: () => before, to: () => ({ people: [responsible.id] }) }] : []),
    {
      ...common, kind: 'supervise_late', times: endless,
      at: (n) => (n === 1 ? late : morning(late, n - 1, calendar)),
      to: () => ({ any: [{ people: [responsible.id] }, { supervisors: true }] }),
    },
  ]
}

export const morning = (from: number, days: number, calendar: Calendar): number =>
  nextWorkingMoment(startOfDay(workingDayAfter(from, days, calendar)), calendar)

/** The first moment after `after` at which the ticket, as it is, owes a reminder; `noEnd` when it never does. */
export const nextReminderAt = (ticket: TicketDocument, after: number, calendar: Calendar): number => nextOf(seriesOf(ticket, calendar), after)

export const nextOf = (all: readonly Series[], after: number): number =>
  Math.min(noEnd, ...all.map((series) => {
    for (let n = 1; n <= series.times; n += 1) {
      const at = series.at(n)
      if (at > after) return at
    }
    return noEnd
  }))

/** What is owed later than `after` and up to `until`; of one rule only the latest, because it says all the others did. */
export const remindersOwed = (ticket: TicketDocument, after: number, until: number, calendar: Calendar): Reminder[] =>
  owedOf(seriesOf(ticket, calendar), after, until)

export const owedOf = (all: readonly Series[], after: number, until: number): Reminder[] =>
  all.flatMap((series) => {
    let latest: Reminder | null = null
    for (let n = 1; n <= series.times; n += 1) {
      const at = series.at(n)
      if (at > until) break
      if (at > after) {
        latest = { key: `${series.kind}-${series.clock}-${n}`, kind: series.kind, at, to: series.to(n), dueAt: series.dueAt, pending: series.pending ?? null }
      }
    }
    return latest ? [latest] : []
  })
