import { between, dayAfter, dayBefore, endOfDay, minus, morning, opening, plus } from './hours'

/** What the oracle reads of a ticket: its history, and nothing the product has computed from it. */
export interface Line {
  ticketId: string
  enterpriseId: string
  category: 'inquiry' | 'request' | 'cross' | 'hard'
  events: { n: number; at: number; action: string; to: string; actorId: string | null; bureauId: string | null }[]
}

/** A step of a plan as its author set it. */
export interface PlannedStep { ticketId: string; bureauId: string; by: number; at: number }

/** One waiting of an enterprise in its open room, by who wrote when; `until` the government side answered. */
export interface Words { enterpriseId: string; since: number; until: number }

/** A promise as its author kept it. */
export interface Given { text: string; personId: string; keptAt: number; dueAt: number; fulfilledAt: number }

/** A visit that the cadre proposed for `at`; `endedAt` it was declined, cancelled, or what was found there was noted. */
export interface SetVisit { subject: string; enterpriseId: string; at: number; proposedAt: number; agreedAt: number; endedAt: number }

/** A policy as it was published; `knownAt` when somebody of an enterprise said that he knew of it. */
export interface PublishedPolicy { title: string; industries: string[]; kinds: string[]; publishedAt: number; dueAt: number; withdrawnAt: number; knownAt: Map<string, number> }

/** What was owed: one kind at one moment to certain people, from domain.md's table. */
export interface Owed {
  /** The ticket, the enterprise whose room it is, or the words of the promise. */
  matter: string
  kind: string
  at: number
  /** Until when it was owed: the ticket's next change, or Infinity. */
  until: number
  to: string[]
}

export interface People {
  cadreOf(enterpriseId: string): string
  staffOf(enterpriseId: string): string[]
  /** Officers and leads. */
  of(bureauId: string): string[]
  leadsOf(bureauId: string): string[]
  supervisors: string[]
  /** Those of these industries and kinds; an empty list asks for nothing. */
  fitting(industries: readonly string[], kinds: readonly string[]): string[]
  bureauOf(personId: string): string | null
}

const minute = 60_000
const hour = 60 * minute
const workingDay = 7 * hour
const limitDays = { inquiry: 3, request: 5, cross: 15, hard: 30 }
/** For how long a clock stood still: dates are said to the minute, so pauses are counted to the minute. */
const standing = (since: number, until: number): number => Math.round(between(since, until) / minute) * minute
/** After these the enterprise has heard something: the three working days to the next word begin anew. */
const informs = (actions: readonly string[]) => (action: string): boolean => actions.includes(action)

/**
 * Recomputes from its history everything a ticket owed up to `end`, by the reminder table of domain.md alone.
 * @param comesBy when the timer first looks at or after a moment: a clock that runs on through changes of hands is told
 * to whoever is responsible by then, because a reminder is checked again when it is sent
 */
export const owedBy = (
  line: Line, people: People, end: number, informing: readonly string[], step: PlannedStep | undefined, comesBy: (moment: number) => number | undefined,
): Owed[] => {
  const isNews = informs(informing)
  const owed: Owed[] = []
  const { ticketId, enterpriseId, category, events } = line
  const cadre = people.cadreOf(enterpriseId)
  let responsible = cadre
  let bureau: string | null = null
  let pausedMs = 0
  let pausedSince: number | null = null
  let progress: { start: number; pausedMs: number } | null = null
  let progressPaused: number | null = null
  const raisedAt = events[0]!.at

  events.forEach((event, place) => {
    const until = events[place + 1]?.at ?? Infinity
    const add = (kind: string, at: number, to: string[]) => {
      if (at > event.at && at < until && at <= end) owed.push({ matter: ticketId, kind, at, until, to: [...new Set(to)] })
    }
    /** Of a clock that runs on through changes: it speaks between those changes between which the timer comes by. */
    const through = (kind: string, at: number, to: string[]) => {
      const look = comesBy(at)
      if (at > raisedAt && at <= end && look !== undefined && look > event.at && look < until) owed.push({ matter: ticketId, kind, at, until, to: [...new Set(to)] })
    }
    if (event.action === 'accept') responsible = cadre
    if (event.action === 'route') {
      bureau = event.bureauId
      responsible = people.leadsOf(bureau!)[0]!
    }
    if (event.action === 'sign') responsible = event.actorId!
    if (event.action === 'ask') pausedSince = event.at
    if (event.action === 'supply' && pausedSince !== null) {
      pausedMs += standing(pausedSince, event.at)
      pausedSince = null
    }
    // The clock of progress notes.
    if (event.to === 'waiting') progressPaused ??= event.at
    else if (event.to !== 'handling') progress = null
    else if (progress === null || isNews(event.action)) {
      progress = { start: event.at, pausedMs: 0 }
      progressPaused = null
    } else if (progressPaused !== null) {
      progress = { ...progress, pausedMs: progress.pausedMs + standing(progressPaused, event.at) }
      progressPaused = null
    }

    // What follows from the change itself, at once; never to whoever made it.
    const told: Partial<Record<string, [string, () => string[]]>> = {
      raise: ['raised', () => [cadre]], route: ['routed', () => people.of(bureau!)],
      ask: ['asked', () => people.staffOf(enterpriseId)], answer: ['answered', () => people.staffOf(enterpriseId)],
    }
    const [kind, to] = told[event.action] ?? []
    if (kind && event.at <= end) owed.push({ matter: ticketId, kind, at: event.at, until, to: to!().filter((id) => id !== event.actorId) })

    if (event.to === 'raised') {
      const due = plus(event.at, 4 * hour)
      add('accept_late', opening(due), [cadre])
      const own = people.bureauOf(cadre)
      const leads = own === null ? [] : people.leadsOf(own).filter((id) => id !== cadre)
      add('accept_escalated', opening(plus(opening(due), workingDay)), leads.length > 0 ? leads : people.supervisors)
    }
    if (event.to === 'routed') {
      const due = plus(event.at, 4 * hour)
      add('sign_late', opening(due), people.of(bureau!))
      add('sign_escalated', opening(plus(opening(due), workingDay)), people.leadsOf(bureau!))
    }
    if (event.to === 'answered') {
      for (const n of [1, 2]) add('confirm_again', opening(plus(event.at, n * 2 * workingDay)), people.staffOf(enterpriseId))
    }
    if (['raised', 'routed', 'handling'].includes(event.to)) {
      const whole = endOfDay(dayAfter(raisedAt, limitDays[category]))
      const due = plus(whole, pausedMs)
      const span = between(raisedAt, due) - pausedMs
      through('half_used', opening(plus(raisedAt, span * 0.5 + pausedMs)), [responsible])
      through('most_used', opening(plus(raisedAt, span * 0.8 + pausedMs)), [responsible])
      through('day_before', morning(dayBefore(due)), [responsible, cadre])
      const lead = bureau === null ? [] : people.leadsOf(bureau)
      let late = opening(due)
      for (let n = 1; late < Math.min(until, end + 1); n += 1) {
        through('overdue', late, [responsible, ...lead, cadre, ...(n >= 2 ? people.supervisors : [])])
        late = morning(dayAfter(late, 1))
      }
    }
    if (step && step.at <= event.at && ['handling', 'waiting'].includes(event.to)) {
      const promised = step.bureauId === bureau ? [responsible] : people.of(step.bureauId)
      through('step_due', minus(step.by, hour), promised)
      for (let n = 1; ; n += 1) {
        const late = morning(dayAfter(step.by, n))
        if (late >= Math.min(until, end + 1)) break
        through('step_late', late, [...promised, ...people.leadsOf(step.bureauId), cadre, ...(n >= 2 ? people.supervisors : [])])
      }
    }
    if (event.to === 'handling' && progress !== null) {
      for (let n = 1; ; n += 1) {
        const due = plus(endOfDay(dayAfter(progress.start, 3 * n)), progress.pausedMs)
        const at = opening(Math.max(progress.start + 1, morningOf(due)))
        if (at >= Math.min(until, end + 1)) break
        through('progress_owed', at, [responsible])
      }
    }
  })
  return owed
}

/** Words that nobody answers: after 2 working hours the cadre, after 4 he again and the supervisors. */
export const owedForWords = ({ enterpriseId, since, until }: Words, people: People, end: number): Owed[] => {
  const cadre = people.cadreOf(enterpriseId)
  return ([['unanswered', 2, [cadre]], ['unanswered_escalated', 4, [cadre, ...people.supervisors]]] as const)
    .map(([kind, hours, to]) => ({ matter: enterpriseId, kind, at: plus(since, hours * hour), until, to: [...to] }))
    .filter(({ at }) => at < until && at <= end)
}

/** A promise: whoever gave it, one working hour before. */
export const owedForPromise = ({ text, personId, keptAt, dueAt, fulfilledAt }: Given, end: number): Owed[] => {
  const at = Math.max(keptAt, opening(minus(dueAt, hour)))
  return at < fulfilledAt && at <= end ? [{ matter: text, kind: 'promise_due', at, until: fulfilledAt, to: [personId] }] : []
}

/**
 * A visit: the enterprise is asked at once, and with no answer again a working day later, or two working hours before a moment
 * that comes sooner, when its cadre hears of it too; both sides as soon as it is agreed, and one working hour before. Once it
 * has begun nobody is told of it.
 */
export const owedForVisit = ({ subject, enterpriseId, at, proposedAt, agreedAt, endedAt }: SetVisit, people: People, end: number): Owed[] => {
  const cadre = people.cadreOf(enterpriseId)
  const staff = people.staffOf(enterpriseId)
  const answered = Math.min(agreedAt, endedAt, at)
  const over = Math.min(endedAt, at)
  const kinds: readonly (readonly [kind: string, moment: number, until: number, to: string[]])[] = [
    ['visit_proposed', proposedAt, answered, staff],
    ['visit_unanswered', Math.min(opening(plus(proposedAt, workingDay)), opening(minus(at, 2 * hour))), answered, [cadre, ...staff]],
    ['visit_agreed', agreedAt, over, [cadre, ...staff]],
    ['visit_due', Math.max(agreedAt, opening(minus(at, hour))), over, [cadre, ...staff]],
  ]
  return kinds
    .map(([kind, moment, until, to]) => ({ matter: subject, kind, at: moment, until, to }))
    .filter((owed) => owed.at < owed.until && owed.at <= end)
}

/** A policy: the staff of every enterprise it fits at once, and again five working days before its last day, or one where it came later. */
export const owedForPolicy = ({ title, industries, kinds, publishedAt, dueAt, withdrawnAt, knownAt }: PublishedPolicy, people: People, end: number): Owed[] => {
  const again = [5, 1].map((days) => morning(dayBefore(dueAt, days))).find((at) => at > publishedAt)
  return people.fitting(industries, kinds).flatMap((enterpriseId) => {
    const until = Math.min(knownAt.get(enterpriseId) ?? Infinity, withdrawnAt, dueAt)
    return ([['policy_fits', publishedAt], ['policy_due', again ?? Infinity]] as const)
      .map(([kind, at]) => ({ matter: `${title} ${enterpriseId}`, kind, at, until, to: people.staffOf(enterpriseId) }))
      .filter(({ at }) => at < until && at <= end)
  })
}

/** The morning of the day on which something is due; a working day by construction. */
const morningOf = (due: number): number => Math.floor((due + 8 * hour) / (24 * hour)) * 24 * hour - 8 * hour
