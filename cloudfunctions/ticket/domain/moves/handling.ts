import { ok, refuse } from '../../../../types/result'
import { type Move, bureauIn } from '../move'
import { paused, resumed } from '../timing'

/** The enterprise owes something: its clock stands still until it supplied. */
export const ask: Move<'ask'> = {
  apply: (ticket, input, { now }) =>
    ok({
      set: {
        owed: input.owed,
        clock: paused(ticket.clock, now),
        waitsFor: [`enterprise:${ticket.enterpriseId}`],
      },
      said: input.owed,
    }),
}

export const supply: Move<'supply'> = {
  apply: (ticket, input, { now, calendar }) =>
    ok({
      set: { owed: null, clock: resumed(ticket.clock, now, calendar), waitsFor: [ticket.responsible.id] },
      said: input.text,
    }),
}

export const plan: Move<'plan'> = {
  apply: (ticket, input, scene) => {
    const steps = input.steps.map((step, n) => {
      const before = ticket.plan.find(({ id }) => id === step.id)
      return { step, bureau: bureauIn(scene, step.bureauId), id: before?.id ?? `${ticket.version + 1}-${n + 1}`, done: before?.done ?? null }
    })
    if (!steps.every((entry) => entry.bureau !== undefined)) return refuse('unknown_bureau')
    return ok({
      set: { plan: steps.map(({ step, bureau, id, done }) => ({ id, what: step.what, bureau: bureau!.ref, by: step.by, done })) },
      said: input.steps.map((step) => step.what).join('；'),
    })
  },
}

/** Says how far the matter is. Nothing else changes. */
export const note: Move<'note'> = { apply: (_ticket, input) => ok({ set: {}, said: input.text }) }

/** Once, and before the clock runs out (domain.md, "Ticket life"). */
export const requestExtension: Move<'extend.request'> = {
  guard: (ticket) => (ticket.extension ? 'limit_reached' : null),
  until: (ticket) => ticket.dueAt - 1,
  apply: (ticket, input) =>
    ok({
      set: {
        extension: { workingDays: input.workingDays, reason: input.reason, state: 'requested' },
        waitsFor: [...ticket.waitsFor, 'supervisors'],
      },
      said: input.reason,
    }),
}

const requested: Move<'extend.grant'>['guard'] = (ticket) =>
  ticket.extension?.state === 'requested' ? null : 'wrong_state'

export const grantExtension: Move<'extend.grant'> = {
  guard: requested,
  apply: (ticket) =>
    ok({
      set: {
        extension: { ...ticket.extension!, state: 'granted' },
        clock: { ...ticket.clock, extendedDays: ticket.clock.extendedDays + ticket.extension!.workingDays },
        waitsFor: [ticket.responsible.id],
      },
    }),
}

export const refuseExtension: Move<'extend.refuse'> = {
  guard: requested,
  apply: (ticket, input) =>
    ok({
      set: { extension: { ...ticket.extension!, state: 'refused' }, waitsFor: [ticket.responsible.id] },
      said: input.reason,
    }),
}
