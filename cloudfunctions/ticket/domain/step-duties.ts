import type { TicketDocument } from './documents'
import { planStep } from './plan'
import { stepPerson } from './support'

/** A step as a commitment (kit/commitments), as far as the ticket says it. */
export interface StepDuty {
  _id: string
  kind: 'step'
  personIds: string[]
  enterpriseId: string
  enterpriseName: string
  ticketId: string
  number: string
  what: string
  page: string
  dueAt: number
}

/**
 * The open steps of a ticket's plan as commitments: each lies with a person, or with a bureau (`bureau:<id>`) that has
 * named nobody. The ticket chases them itself (`planSeries`), so nobody else does: `chaseAt` is never.
 */
export const stepDuties = (ticket: TicketDocument): StepDuty[] =>
  ['handling', 'waiting'].includes(ticket.state)
    ? ticket.plan.map(planStep).filter(({ done }) => !done).map(({ id, what, bureau, by }) => ({
        _id: `${ticket._id}:${id}`, kind: 'step', personIds: [stepPerson(ticket, bureau.id)?.id ?? `bureau:${bureau.id}`],
        enterpriseId: ticket.enterpriseId, enterpriseName: ticket.enterpriseName, ticketId: ticket._id, number: ticket.number,
        // Of a trade secret no word leaves the ticket.
        what: ticket.secret ? ticket.number : what, page: `pages/ticket/index?id=${ticket._id}`, dueAt: by,
      }))
    : []

/** The step of a ticket that a commitment is made of. */
export const stepIdOf = (commitmentId: string): string => commitmentId.slice(commitmentId.indexOf(':') + 1)

/** What a change makes of them: those to be written anew, and those that are settled, kept or dropped. */
export const stepChanges = (before: TicketDocument | null, after: TicketDocument): { put: StepDuty[]; settled: { id: string; state: 'kept' | 'dropped' }[] } => {
  const [was, is] = [before ? stepDuties(before) : [], stepDuties(after)]
  const same = (duty: StepDuty) => was.some((one) => one._id === duty._id && JSON.stringify(one) === JSON.stringify(duty))
  const done = new Set(after.plan.flatMap(({ id, done: by }) => (by ? [`${after._id}:${id}`] : [])))
  return {
    put: is.filter((duty) => !same(duty)),
    settled: was.filter(({ _id }) => !is.some((duty) => duty._id === _id)).map(({ _id }) => ({ id: _id, state: done.has(_id) ? 'kept' : 'dropped' })),
  }
}
