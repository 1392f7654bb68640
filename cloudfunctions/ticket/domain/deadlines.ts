import { type Calendar, dayOf, startOfDay } from '../../kit/clock/calendar'
import { type Clock, dueAt } from '../../kit/clock/due'
import { addWorkingMinutes, minutesPerDay, subtractWorkingMinutes, nextWorkingMoment, workingDayAfter, workingDaysBefore, workingMinutesBetween } from '../../kit/clock/working-time'
import { type ReminderName, type ReminderSettings, defaultReminders } from '../../../types/reminders'
import type { Audience, NoticeKind } from '../../notify/domain/order'
import { noEnd } from '../../roster/domain/documents'
import { pendingStep } from './approval/summary'
import type { TicketDocument } from './documents'
import { stepPerson } from './support'

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
export interface Series<K extends NoticeKind = NoticeKind> {
  kind: K
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
const confirmTimes = 2

type Configured = Series<NoticeKind & ReminderName>

/** The zone's reminder table says which rules there are, when they speak, and to whom; what is not in it always speaks. */
const seriesOf = (ticket: TicketDocument, calendar: Calendar, { rules }: ReminderSettings): Series[] =>
  [...stepSeries(ticket, calendar, rules), ...resolveSeries(ticket, calendar, rules), ...progressSeries(ticket, calendar, rules), ...supervisionSeries(ticket, calendar, rules), ...planSeries(ticket, calendar, rules)]
    .filter(({ kind }) => !(kind in rules) || rules[kind as ReminderName].on)

type Rules = ReminderSettings['rules']

/** The people of a rule: `owner` and `above` are whoever owes it and leads him, the others those of the ticket. */
export const told = (to: Rules[ReminderName]['to'], ticket: Pick<TicketDocument, 'enterpriseId'>, owner: Audience, above: readonly Audience[]): Audience => ({
  any: to.flatMap((recipient): readonly Audience[] => {
    switch (recipient) {
      case 'owner':
        return [owner]
      case 'above':
        return above
      case 'cadre':
        return [{ cadreOf: ticket.enterpriseId }]
      case 'enterprise':
        return [{ enterprise: ticket.enterpriseId }]
      case 'supervisors':
        return [{ supervisors: true }]
    }
  }),
})

/** Not accepted, routed, signed or confirmed. */
const stepSeries = (ticket: TicketDocument, calendar: Calendar, rules: Rules): Configured[] => {
  const { step, stepDueAt, responsible, leadBureau, waitsFor } = ticket
  if (!step) return []
  const { startedAt } = step.clock
  const common = { clock: startedAt, dueAt: stepDueAt, times: once }
  const late = (kind: Configured['kind'], owner: Audience, above: Audience): Configured => ({
    ...common, kind, to: () => told(rules[kind].to, ticket, owner, [above]),
    at: () => nextWorkingMoment(addWorkingMinutes(nextWorkingMoment(stepDueAt, calendar), rules[kind].amount, calendar), calendar),
  })
  switch (step.owes) {
    case 'accept': {
      const arbitrated = waitsFor.includes('supervisors')
      const owner: Audience = arbitrated ? { supervisors: true } : { people: [responsible.id] }
      const above: Audience = arbitrated ? { supervisors: true } : { above: responsible.id }
      return [late('accept_late', owner, above), late('accept_escalated', owner, above)]
    }
    case 'sign': {
      const bureau = leadBureau!.id
      return [late('sign_late', { bureau }, { leadOf: bureau }), late('sign_escalated', { bureau }, { leadOf: bureau })]
    }
    case 'confirm': {
      const { to, amount } = rules.confirm_again
      return [{
        ...common, kind: 'confirm_again', times: confirmTimes,
        to: () => told(to, ticket, { enterprise: ticket.enterpriseId }, []),
        at: (n) => nextWorkingMoment(addWorkingMinutes(startedAt, n * amount * minutesPerDay, calendar), calendar),
      }]
    }
  }
}

/** The clock of the matter itself. It stands still while the enterprise owes something or has the word. */
const resolveSeries = (ticket: TicketDocument, calendar: Calendar, rules: Rules): Configured[] => {
  const { dueAt: due, clock, responsible, leadBureau } = ticket
  if (due === noEnd) return []
  const person: Audience = { people: [responsible.id] }
  const lead: Audience[] = leadBureau ? [{ leadOf: leadBureau.id }] : []
  const whole = workingMinutesBetween(clock.startedAt, due, calendar) - clock.pausedMinutes
  const after = (percent: number) =>
    nextWorkingMoment(addWorkingMinutes(clock.startedAt, (percent / 100) * whole + clock.pausedMinutes, calendar), calendar)
  const dayBefore = nextWorkingMoment(startOfDay(workingDaysBefore(due, rules.day_before.amount, calendar)), calendar)
  const firstOverdue = nextWorkingMoment(due, calendar)
  const common = { clock: `${clock.startedAt}-${clock.limit.amount}-${clock.extendedDays}`, dueAt: due, times: once }
  const all = (kind: Configured['kind']) => () => told(rules[kind].to, ticket, person, lead)
  const atFirst = rules.overdue.to.filter((recipient) => recipient !== 'supervisors')
  return [
    { ...common, kind: 'half_used', at: () => after(rules.half_used.amount), to: all('half_used') },
    { ...common, kind: 'most_used', at: () => after(rules.most_used.amount), to: all('most_used') },
    ...(dayBefore > clock.startedAt
      ? [{ ...common, kind: 'day_before' as const, at: () => dayBefore, to: all('day_before') }]
      : []),
    {
      ...common, kind: 'overdue', times: endless,
      at: (n) => (n === 1 ? firstOverdue : morning(firstOverdue, n - 1, calendar)),
      // The supervisors hear of it from a later overdue working day on, once a working day.
      to: (n) => told(n >= rules.overdue.amount ? rules.overdue.to : atFirst, ticket, person, lead),
    },
  ]
}

/** The enterprise hears something at least every third working day while its matter is being handled. */
const progressSeries = (ticket: TicketDocument, calendar: Calendar, rules: Rules): Configured[] => {
  const { progress, responsible, leadBureau } = ticket
  return progress && progress.pausedAt === null
    ? [{
        kind: 'progress_owed', clock: progress.startedAt, times: endless, dueAt: null,
        to: () => told(rules.progress_owed.to, ticket, { people: [responsible.id] }, leadBureau ? [{ leadOf: leadBureau.id }] : []),
        at: (n) => dayOfProgress({ ...progress, limit: { ...progress.limit, amount: n * progress.limit.amount } }, calendar),
      }]
    : []
}

/** Each step of the plan is chased until it is done: shortly before its date, and every working morning after it. */
const planSeries = (ticket: TicketDocument, calendar: Calendar, rules: Rules): Series[] => {
  const { state, plan, enterpriseId } = ticket
  return ['handling', 'waiting'].includes(state)
    ? plan.filter(({ done }) => !done).flatMap(({ id, bureau, by }): Series[] => {
        const person = stepPerson(ticket, bureau.id)
        const promised: Audience = person ? { people: [person.id] } : { bureau: bureau.id }
        const common = { clock: `${id}-${by}`, dueAt: null, pending: pendingStep(id) }
        return [
          {
            ...common, kind: 'step_due', times: once, at: () => subtractWorkingMinutes(by, rules.step_due.amount, calendar),
            to: () => told(rules.step_due.to, ticket, promised, [{ leadOf: bureau.id }]),
          },
          {
            ...common, kind: 'step_late', times: endless,
            at: (n) => morning(by, n, calendar),
            to: (n) => ({ any: [promised, { leadOf: bureau.id }, { cadreOf: enterpriseId }, ...(n >= rules.overdue.amount ? [{ supervisors: true } as const] : [])] }),
          },
        ]
      })
    : []
}

/** A limit in days speaks in the morning of its last day: there is still time to write the note. */
const dayOfProgress = (clock: Clock, calendar: Calendar): number => {
  const due = dueAt(clock, calendar)
  return clock.limit.unit === 'minutes' ? nextWorkingMoment(due, calendar)
    : nextWorkingMoment(Math.max(clock.startedAt + 1, startOfDay(dayOf(due))), calendar)
}

/** What a supervisor asked for: the one who has the ticket hears of it when the date has come, then the supervisors each working day. */
const supervisionSeries = (ticket: TicketDocument, calendar: Calendar, rules: Rules): Configured[] => {
  const { supervision, responsible, leadBureau } = ticket
  if (!supervision || supervision.dueAt === null) return []
  const due = supervision.dueAt
  const common = { clock: supervision.at, dueAt: null }
  const late = nextWorkingMoment(due, calendar)
  const before = nextWorkingMoment(startOfDay(workingDaysBefore(due, rules.supervise_due.amount, calendar)), calendar)
  const all = (kind: Configured['kind']) => () =>
    told(rules[kind].to, ticket, { people: [responsible.id] }, leadBureau ? [{ leadOf: leadBureau.id }] : [])
  return [
    ...(before > supervision.at ? [{ ...common, kind: 'supervise_due' as const, times: once, at: () => before, to: all('supervise_due') }] : []),
    {
      ...common, kind: 'supervise_late', times: endless,
      at: (n) => (n === 1 ? late : morning(late, n - 1, calendar)), to: all('supervise_late'),
    },
  ]
}

export const morning = (from: number, days: number, calendar: Calendar): number =>
  nextWorkingMoment(startOfDay(workingDayAfter(from, days, calendar)), calendar)

/** The first moment after `after` at which the ticket, as it is, owes a reminder; `noEnd` when it never does. */
export const nextReminderAt = (
  ticket: TicketDocument, after: number, calendar: Calendar, settings: ReminderSettings = defaultReminders,
): number => nextOf(seriesOf(ticket, calendar, settings), after)

export const nextOf = (all: readonly Series[], after: number): number =>
  Math.min(noEnd, ...all.map((series) => {
    for (let n = 1; n <= series.times; n += 1) {
      const at = series.at(n)
      if (at > after) return at
    }
    return noEnd
  }))

/** What is owed later than `after` and up to `until`; of one rule only the latest, because it says all the others did. */
export const remindersOwed = (
  ticket: TicketDocument, after: number, until: number, calendar: Calendar, settings: ReminderSettings = defaultReminders,
): Reminder[] => owedOf(seriesOf(ticket, calendar, settings), after, until)

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
