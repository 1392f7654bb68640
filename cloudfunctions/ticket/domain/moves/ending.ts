import { ok, refuse } from '../../../../types/result'
import { reopenMs } from '../limits'
import { type Move, bureauIn, headOf } from '../move'
import { paused, resumed, stepClock } from '../timing'

/** States the result. The matter is not over: now the enterprise has the word. */
export const answer: Move<'answer'> = {
  guard: (ticket) => ((ticket.approval?.open ?? 0) > 0 ? 'items_open' : null),
  apply: (ticket, input, { actor, now }) =>
    ok({
      set: {
        answer: { result: input.result, text: input.text, by: actor!, at: now },
        clock: paused(ticket.clock, now),
        waitsFor: [`enterprise:${ticket.enterpriseId}`],
        step: stepClock('confirm', now),
      },
      said: input.text,
    }),
}

export const confirm: Move<'confirm'> = {
  apply: (_ticket, input, { now }) =>
    ok({
      set: {
        outcome: input.outcome,
        rating: input.rating === undefined ? null : { stars: input.rating, comment: input.comment ?? null },
        closedAt: now,
        waitsFor: [],
        step: null,
      },
      ...(input.comment === undefined ? {} : { said: input.comment }),
    }),
}

/** Nobody reacted in time: closed, but neither solved nor rated. */
export const lapse: Move<'lapse'> = {
  guard: (ticket, { now }) => (now >= ticket.stepDueAt ? null : 'wrong_state'),
  apply: (_ticket, _input, { now }) =>
    ok({ set: { outcome: 'unconfirmed', rating: null, closedAt: now, waitsFor: [], step: null } }),
}

/** Not solved: one level up and to another person — the bureau's lead, or a supervisor above him. */
export const reopen: Move<'reopen'> = {
  guard: (ticket, { now }) =>
    ticket.state === 'closed' && now - (ticket.closedAt ?? now) > reopenMs ? 'too_late' : null,
  apply: (ticket, input, scene) => {
    const formerIds = [...new Set([...ticket.formerIds, ticket.responsible.id])]
    const bureau = bureauIn(scene, ticket.leadBureau?.id)
    const next =
      (bureau && headOf({ ...bureau, officers: [] }, formerIds)) ??
      scene.supervisors.find((person) => !formerIds.includes(person.id)) ??
      (bureau && headOf(bureau, formerIds))
    if (!next) return refuse('nobody_responsible')
    return ok({
      set: {
        responsible: next,
        formerIds,
        outcome: null,
        rating: null,
        closedAt: null,
        clock: resumed(ticket.clock, scene.now, scene.calendar),
        waitsFor: [next.id],
        step: null,
        level: ticket.level + 1,
      },
      said: input.missing,
      target: next.name,
    })
  },
}

export const supervise: Move<'supervise'> = {
  apply: (ticket, input) => ok({ set: { level: ticket.level + 1 }, said: input.note }),
}
