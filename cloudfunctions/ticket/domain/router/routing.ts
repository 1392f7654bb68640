import type { BureauRef, PersonRef } from '../../../../types/roster'
import type { Category } from '../../../../types/clocks'
import type { Action, HistoryAction } from '../../../../types/ticket'
import type { Change } from '../documents'

/** From these changes the router learns who was responsible; with raising it has to guess; a trade secret it leaves out. */
export const teaching = ['raise', 'route', 'transfer', 'return', 'secret'] as const satisfies Action[]
export type Teaching = (typeof teaching)[number]

/** What a change says about who is responsible; travels in the outbox, without a word of the ticket. */
export interface Decision {
  ticketId: string
  /** The history entry's number: decisions count in the order in which they were made. */
  n: number
  at: number
  action: Teaching
  by: PersonRef | null
  /** null while nobody has it: raised, or given back. */
  lead: BureauRef | null
  support: BureauRef[]
  category: Category
  /** The bureau that gave it back. */
  refusedBy: BureauRef | null
  secret: boolean
}

/**
 * One ticket as the router knows it: what was proposed, what was decided, whether it is learned. It holds no text;
 * when learning, the text is read from the ticket.
 */
export interface RoutingDocument {
  _id: string
  number: string
  enterpriseId: string
  raisedAt: number
  /** When it was decided last; 0 while it never was. */
  decidedAt: number
  /** Number of the newest decision taken in. */
  n: number
  lead: BureauRef | null
  support: BureauRef[]
  category: Category
  /** Bureaus that said it is not theirs. */
  refusedBy: BureauRef[]
  decisions: { n: number; action: Teaching; at: number; by: PersonRef | null; lead: BureauRef | null }[]
  /** What the router said when the ticket was raised; null for tickets older than it. */
  proposed: { lead: BureauRef | null; support: BureauRef[]; confidence: number; sure: boolean } | null
  /** The line of a duty list that fits best: what kind of matter it is. */
  duty: { id: string; text: string } | null
  /** Whether the proposal named the bureau that has it now; null while undecided, or without a proposal. */
  right: boolean | null
  /** `open`: nothing decided · `learned` · `undone` by an administrator · `withheld`, because it is a trade secret. */
  state: 'open' | 'learned' | 'undone' | 'withheld'
  undone: { by: PersonRef; at: number } | null
}

const mostDecisions = 20

export const isTeaching = (action: HistoryAction): action is Teaching => (teaching as readonly HistoryAction[]).includes(action)

/** What a committed change says, or null when it says nothing about responsibility. */
export const decisionOf = ({ action, before, ticket, event }: Change): Decision | null =>
  isTeaching(action)
    ? {
        ticketId: ticket._id, n: event.n, at: event.at, action, by: event.actor, lead: ticket.leadBureau,
        support: ticket.supportBureaus, category: ticket.category, refusedBy: action === 'return' ? before?.leadBureau ?? null : null,
        secret: ticket.secret,
      }
    : null

/** The record after one more decision. One that was taken in before changes nothing; older ones only fill gaps. */
export const taught = (known: RoutingDocument, decision: Decision): RoutingDocument => {
  const { n, action, at, by, lead, support, category, refusedBy } = decision
  if (known.decisions.some((one) => one.n === n)) return known
  const decisions = [...known.decisions, { n, action, at, by, lead: lead ?? refusedBy }].sort((a, b) => a.n - b.n).slice(-mostDecisions)
  const refused = refusedBy && known.refusedBy.every(({ id }) => id !== refusedBy.id) ? [...known.refusedBy, refusedBy] : known.refusedBy
  if (n < known.n) return { ...known, decisions, refusedBy: refused }
  return judged({
    ...known, decisions, refusedBy: refused, n, lead, support, category,
    decidedAt: action === 'raise' || action === 'secret' ? known.decidedAt : at,
    state: stateOf(known.undone !== null, lead !== null || refused.length > 0, decision.secret),
  })
}

const stateOf = (undone: boolean, decided: boolean, secret: boolean): RoutingDocument['state'] =>
  secret ? 'withheld' : undone ? 'undone' : decided ? 'learned' : 'open'

/** A matter of which no bureau could be named was not proposed wrongly: nothing was said, and the cadre was asked. */
const judged = (routing: RoutingDocument): RoutingDocument => {
  const said = routing.proposed?.lead ?? null
  return { ...routing, right: routing.lead === null || said === null ? null : said.id === routing.lead.id }
}
