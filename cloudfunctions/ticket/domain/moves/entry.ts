import { ok, refuse } from '../../../../types/result'
import { arbitrationAfter, limits } from '../limits'
import { type Move, bureauIn, headOf } from '../move'
import { stepClock } from '../timing'

/** After the second return only a supervisor decides where a ticket goes (domain.md: his routing is final). */
const arbitration: Move<'accept'>['guard'] = (ticket, { as }) =>
  ticket.state === 'raised' && ticket.returns >= arbitrationAfter && !as.includes('supervisor') ? 'forbidden' : null

/** The enterprise's cadre is responsible, also where his deputy presses the button: a deputy's time ends. */
export const accept: Move<'accept'> = {
  guard: arbitration,
  apply: (_ticket, _input, { actor, cadre }) => {
    const responsible = cadre ?? actor!
    return ok({ set: { responsible, waitsFor: [responsible.id], step: null } })
  },
}

export const route: Move<'route'> = {
  guard: arbitration,
  apply: (ticket, input, scene) => {
    const lead = bureauIn(scene, input.leadBureauId)
    if (!lead) return refuse('unknown_bureau')
    const supportIds = [...new Set(input.supportBureauIds)].filter((id) => id !== input.leadBureauId)
    const support = supportIds.map((id) => bureauIn(scene, id))
    if (!support.every((bureau) => bureau !== undefined)) return refuse('unknown_bureau')
    const head = headOf(lead, ticket.formerIds)
    if (!head) return refuse('nobody_responsible')
    const category = input.category ?? ticket.category
    return ok({
      set: {
        category,
        clock: { ...ticket.clock, limit: limits.resolve[category] },
        leadBureau: lead.ref,
        supportBureaus: support.map((bureau) => bureau.ref),
        bureauIds: [lead.ref.id, ...supportIds],
        responsible: head,
        waitsFor: [`bureau:${lead.ref.id}`],
        routedAt: scene.now,
        routingFinal: ticket.returns >= arbitrationAfter,
        step: stepClock('sign', scene.now),
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
