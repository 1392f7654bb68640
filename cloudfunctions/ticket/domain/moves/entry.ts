import { ok, refuse } from '../../../../types/result'
import { arbitrationAfter } from '../limits'
import { type Move, bureauIn, finalRouting, headOf } from '../move'
import { stepOf } from '../timing'

/** After the second return only a supervisor decides where a ticket goes (domain.md: his routing is final). */
const arbitration: NonNullable<Move<'accept'>['guard']> = (ticket, { as }) =>
  ticket.state === 'raised' && ticket.waitsFor.includes('supervisors') && ticket.returns >= arbitrationAfter && !as.includes('supervisor')
    ? 'forbidden' : null

/** The enterprise's cadre is responsible, also where his deputy presses the button: a deputy's time ends. */
export const accept: Move<'accept'> = {
  guard: (ticket, scene) =>
    arbitration(ticket, scene) ?? (scene.actor && ticket.formerIds.includes(scene.actor.id) ? 'unsuitable_person' : null),
  apply: (_ticket, _input, { actor, cadre }) => {
    const responsible = cadre ?? actor!
    return ok({ set: { responsible, waitsFor: [responsible.id], step: null } })
  },
}

export const route: Move<'route'> = {
  guard: (ticket, scene) => arbitration(ticket, scene) ?? finalRouting(ticket, scene),
  apply: (ticket, input, scene) => {
    const lead = bureauIn(scene, input.leadBureauId)
    if (!lead) return refuse('unknown_bureau')
    const supportIds = [...new Set(input.supportBureauIds)].filter((id) => id !== input.leadBureauId)
    const support = supportIds.map((id) => bureauIn(scene, id))
    if (!support.every((bureau) => bureau !== undefined)) return refuse('unknown_bureau')
    const informedIds = [...new Set(input.informedBureauIds)].filter((id) => id !== input.leadBureauId && !supportIds.includes(id))
    const informed = informedIds.map((id) => bureauIn(scene, id))
    if (!informed.every((bureau) => bureau !== undefined)) return refuse('unknown_bureau')
    const head = headOf(lead, ticket.formerIds)
    if (!head) return refuse('nobody_responsible')
    const category = input.category ?? ticket.category
    return ok({
      set: {
        category,
        clock: { ...ticket.clock, limit: scene.limits.of('resolve', category, lead.ref.id) },
        leadBureau: lead.ref,
        supportBureaus: support.map((bureau) => bureau.ref),
        informedBureaus: informed.map((bureau) => bureau.ref),
        bureauIds: [lead.ref.id, ...supportIds, ...informedIds],
        responsible: head,
        waitsFor: [`bureau:${lead.ref.id}`],
        routedAt: scene.now,
        routingFinal: ticket.returns >= arbitrationAfter,
        step: stepOf('sign', { category }, lead.ref.id, scene),
      },
      ...(input.note === undefined ? {} : { said: input.note }),
      target: lead.ref.name,
    })
  },
}

export const decline: Move<'decline'> = {
  guard: arbitration,
  apply: (_ticket, input) =>
    ok({ set: { waitsFor: [], step: null }, said: `${input.reason}\n${input.otherWay}` }),
}

export const withdraw: Move<'withdraw'> = {
  apply: (_ticket, input) =>
    ok({ set: { waitsFor: [], step: null, owed: null }, ...(input.reason === undefined ? {} : { said: input.reason }) }),
}
