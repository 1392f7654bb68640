import { ok, refuse } from '../../../../types/result'
import { openMs, reopenMs } from '../limits'
import { type Move, bureauIn, headOf } from '../move'
import { dueTimes, paused, resumed, stepOf } from '../timing'

/** States the result. The matter is not over: now the enterprise has the word. */
export const answer: Move<'answer'> = {
  // Whoever did not solve it once cannot be the one who says that it is solved now.
  // Nor is anything answered while a bureau still owes a mandatory item.
  guard: (ticket, { actor }) =>
    actor && ticket.formerIds.includes(actor.id) ? 'unsuitable_person' : (ticket.approval?.open ?? 0) > 0 ? 'items_open' : null,
  apply: (ticket, input, scene) =>
    ok({
      set: {
        answer: { result: input.result, text: input.text, by: scene.actor!, at: scene.now },
        clock: paused(ticket.clock, scene.now),
        waitsFor: [`enterprise:${ticket.enterpriseId}`],
        step: stepOf('confirm', ticket, ticket.leadBureau?.id ?? null, scene),
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

/** Dates are counted from what is stored of the clocks; here only whether the calendar gives others than before. */
export const redate: Move<'redate'> = {
  guard: (ticket, { calendar }) => {
    const dates = dueTimes(ticket, calendar)
    return (Object.keys(dates) as (keyof typeof dates)[]).every((date) => dates[date] === ticket[date]) ? 'wrong_state' : null
  },
  apply: () => ok({ set: {} }),
}

/** Not solved: one level up and to another person — the bureau's lead, or a supervisor above him. */
export const reopen: Move<'reopen'> = {
  until: ({ state, closedAt }) => (state === 'closed' && closedAt !== null ? closedAt + reopenMs : null),
  apply: (ticket, input, scene) => {
    // Both who answered for it and who gave the answer have had their turn.
    const formerIds = [...new Set([...ticket.formerIds, ticket.responsible.id, ...(ticket.answer ? [ticket.answer.by.id] : [])])]
    const bureau = bureauIn(scene, ticket.leadBureau?.id)
    const next =
      (bureau && headOf({ ...bureau, officers: [] }, formerIds)) ??
      scene.supervisors.find((person) => !formerIds.includes(person.id)) ??
      (bureau && headOf(bureau, formerIds)) ??
      // At the top of the ladder there is nobody else; the enterprise must not be left without anybody.
      scene.supervisors.find((person) => person.id !== ticket.answer?.by.id)
    if (!next) return refuse('nobody_responsible')
    return ok({
      set: {
        responsible: next,
        formerIds,
        // Who did a supporting bureau's part did not solve it either: the bureau names somebody anew.
        ...(ticket.supportOfficers ? { supportOfficers: [] } : {}),
        outcome: null,
        rating: null,
        closedAt: null,
        clock: resumed(ticket.clock, scene.now, scene.calendar),
        waitsFor: [next.id],
        step: null,
        level: ticket.level + 1,
        reopens: ticket.reopens + 1,
      },
      said: input.missing,
      target: next.name,
    })
  },
}

export const supervise: Move<'supervise'> = {
  apply: (ticket, input, { actor, now }) => {
    if (input.dueAt !== undefined && input.dueAt <= now) return refuse('bad_input', { fields: ['dueAt'] })
    return ok({
      set: { level: ticket.level + 1, supervision: { note: input.note, by: actor!, at: now, dueAt: input.dueAt ?? null } },
      said: input.note,
    })
  },
}

/** The enterprise's own secret: its cadre may protect it, only the enterprise may give it free. */
export const secret: Move<'secret'> = {
  apply: (ticket, input, { as }) => {
    if (ticket.secret === input.secret) return refuse('wrong_state', { state: ticket.state })
    if (!input.secret && !as.includes('staff')) return refuse('forbidden', { state: ticket.state })
    return ok({ set: { secret: input.secret, openings: [] }, target: input.secret ? 'on' : 'off' })
  },
}

/** A supervisor reads a trade secret only after saying why, for some hours, and the enterprise sees that he did. */
export const open: Move<'open'> = {
  guard: (ticket, { actor, now }) =>
    !ticket.secret || ticket.openings.some(({ personId, until }) => personId === actor?.id && now < until) ? 'wrong_state' : null,
  apply: (ticket, input, { actor, now }) =>
    ok({
      set: { openings: [...ticket.openings.filter(({ until }) => now < until), { personId: actor!.id, until: now + openMs }] },
      said: input.reason,
    }),
}
