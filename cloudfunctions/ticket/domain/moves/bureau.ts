import { type Result, ok, refuse } from '../../../../types/result'
import type { TicketDocument } from '../documents'
import { dueAt, startClock } from '../../../kit/clock/due'
import { arbitrationAfter } from '../limits'
import { type Move, type Scene, type Step, bureauIn, cadreOrSupervisor, finalRouting, headOf, memberOf } from '../move'
import { supportOfficer, withSupportOfficer } from '../support'
import { stepOf } from '../timing'

/** The bureau takes the ticket on; whoever signs is responsible, unless he has had it before without solving it. */
export const sign: Move<'sign'> = {
  guard: (ticket, { actor }) => (actor && ticket.formerIds.includes(actor.id) ? 'unsuitable_person' : null),
  apply: (_ticket, _input, { actor }) =>
    ok({ set: { responsible: actor!, waitsFor: [actor!.id], step: null } }),
}

/** Hands it back with the line of the duty list that says why; the second time a supervisor decides. */
export const giveBack: Move<'return'> = {
  guard: (ticket) => (ticket.routingFinal ? 'routing_final' : null),
  until: ({ routedAt, category, leadBureau }, { now, calendar, limits }) =>
    dueAt(startClock(routedAt ?? now, limits.of('return', category, leadBureau?.id ?? null)), calendar),
  apply: (ticket, input, scene) => {
    const bureau = bureauIn(scene, ticket.leadBureau?.id)
    const duty = bureau?.duties.find((line) => line.id === input.dutyId)
    if (!duty) return refuse('unknown_duty')
    const returns = ticket.returns + 1
    const arbitrated = returns >= arbitrationAfter
    const supervisor = scene.supervisors[0]
    // It never goes back to somebody who has had it without solving it, not even to be routed.
    const cadre = scene.cadre && !ticket.formerIds.includes(scene.cadre.id) ? scene.cadre : null
    const person = arbitrated && supervisor ? ok(supervisor) : cadreOrSupervisor({ ...scene, cadre })
    if (!person.ok) return person
    return ok({
      set: {
        returns,
        responsible: person.value,
        waitsFor: [arbitrated && supervisor ? 'supervisors' : person.value.id],
        leadBureau: null, supportBureaus: [], informedBureaus: [], bureauIds: [], routedAt: null,
        step: stepOf('accept', ticket, null, scene),
      },
      said: input.reason,
      // Quoted, not referred to: the list may change, what was said then may not.
      target: duty.text,
    })
  },
}

/** Another bureau takes over. The enterprise's clock goes on as if nothing had happened. */
export const transfer: Move<'transfer'> = {
  guard: finalRouting,
  apply: (ticket, input, scene) => {
    const to = bureauIn(scene, input.leadBureauId)
    if (!to || to.ref.id === ticket.leadBureau?.id) return refuse('unknown_bureau')
    const head = headOf(to, ticket.formerIds)
    if (!head) return refuse('nobody_responsible')
    const support = ticket.supportBureaus.filter((bureau) => bureau.id !== to.ref.id)
    const informed = ticket.informedBureaus.filter((bureau) => bureau.id !== to.ref.id)
    return ok({
      set: {
        leadBureau: to.ref,
        supportBureaus: support,
        informedBureaus: informed,
        bureauIds: [to.ref, ...support, ...informed].map((bureau) => bureau.id),
        transfers: ticket.transfers + 1,
        responsible: head,
        waitsFor: [`bureau:${to.ref.id}`],
        routedAt: scene.now,
        step: stepOf('sign', ticket, to.ref.id, scene),
      },
      said: input.reason,
      target: to.ref.name,
    })
  },
}

/** The lead gives it to one of the bureau's people, but not to somebody who has had it without solving it. */
export const assign: Move<'assign'> = {
  apply: (ticket, input, scene) => {
    if (!scene.as.includes('lead')) return assignSupport(ticket, input.officerId, scene)
    const bureau = bureauIn(scene, ticket.leadBureau?.id)
    const person = bureau && memberOf(bureau, input.officerId)
    if (!person || ticket.formerIds.includes(person.id)) return refuse('unsuitable_person')
    return ok({
      set: {
        responsible: person,
        waitsFor: [person.id, ...(ticket.waitsFor.includes('supervisors') ? ['supervisors'] : [])],
      },
      target: person.name,
    })
  },
}

/** The lead of a supporting bureau says who of it does its part. Responsible stays who is. */
const assignSupport = (ticket: TicketDocument, officerId: string, scene: Scene): Result<Step> => {
  const bureau = scene.bureaus.find((one) => ticket.supportBureaus.some(({ id }) => id === one.ref.id) && memberOf(one, scene.actor?.id))
  const person = bureau && memberOf(bureau, officerId)
  if (!person) return refuse('unsuitable_person')
  if (supportOfficer(ticket, bureau.ref.id)?.id === person.id) return refuse('wrong_state', { state: ticket.state })
  return ok({ set: { supportOfficers: withSupportOfficer(ticket, bureau.ref.id, person) }, target: person.name })
}
