import type { Action, Mover, Needs } from '../../../types/ticket'
import type { BureauRef, Duty, PersonRef } from '../../../types/roster'
import { type RefusalCode, type Result, refuse } from '../../../types/result'
import type { Calendar } from '../../kit/clock/calendar'
import type { TicketDocument } from './documents'
import type { Limits } from './limits'

/** A bureau as far as a decision needs it. */
export interface BureauFacts {
  ref: BureauRef
  lead: PersonRef | null
  officers: PersonRef[]
  duties: Duty[]
}

/** What a decision may look at beside the ticket; loaded before, so that deciding touches nothing. */
export interface Scene {
  now: number
  calendar: Calendar
  limits: Limits
  /** The number of the zone's newest anchor; none yet where it is missing. */
  anchor?: number
  /** null when the clock acts. */
  actor: PersonRef | null
  as: readonly Mover[]
  /** The enterprise's cadre at this moment. */
  cadre: PersonRef | null
  supervisors: readonly PersonRef[]
  /** The bureaus that the action or the ticket names. */
  bureaus: readonly BureauFacts[]
}

/** What changes, and what the history says of it. */
export interface Step {
  set: Partial<TicketDocument>
  said?: string
  target?: string
}

/** One action's rules beyond the table of transitions. */
export interface Move<A extends Action> {
  /** Refuses whatever the input is; decides with the table which buttons are shown. */
  guard?: (ticket: TicketDocument, scene: Omit<Scene, 'bureaus' | 'supervisors' | 'cadre'>) => RefusalCode | null
  /** Until when the action is possible at all, epoch milliseconds; null for always. Later it is `too_late`. */
  until?: (ticket: TicketDocument, scene: Pick<Scene, 'now' | 'calendar' | 'limits'>) => number | null
  apply: (ticket: TicketDocument, input: Needs<A>, scene: Scene) => Result<Step>
}

export const bureauIn = (scene: Pick<Scene, 'bureaus'>, id: string | undefined): BureauFacts | undefined =>
  scene.bureaus.find((bureau) => bureau.ref.id === id)

/** One of the bureau's people. */
export const memberOf = (bureau: BureauFacts, personId: string | undefined): PersonRef | null =>
  [bureau.lead, ...bureau.officers].find((person) => person?.id === personId) ?? null

/** A supervisor's routing is final (domain.md): only he can move the ticket to another bureau afterwards. */
export const finalRouting: NonNullable<Move<'transfer'>['guard']> = ({ routingFinal }, { as }) =>
  routingFinal && !as.includes('supervisor') ? 'routing_final' : null

/** Who answers for a ticket that lies with a bureau: its lead, else an officer, but none of `except`. */
export const headOf = (bureau: BureauFacts, except: readonly string[] = []): PersonRef | null =>
  [bureau.lead, ...bureau.officers].find((person) => person !== null && !except.includes(person.id)) ?? null

/** The enterprise's cadre, or a supervisor where none is paired. */
export const cadreOrSupervisor = (scene: Pick<Scene, 'cadre' | 'supervisors'>): Result<PersonRef> => {
  const person = scene.cadre ?? scene.supervisors[0]
  return person ? { ok: true, value: person } : refuse('nobody_responsible')
}
