import { ok } from '../../types/result'
import { outboxFigures, reviveDead } from '../kit/outbox'
import type { Handler } from '../kit/serve'
import { countStates, pause, queueNow, reportsNewestFirst } from './store'

/** A notice that should have gone out so long ago is late. */
const lateMs = 300_000

/** How much waits and what became of everything owed: for the operators' screen and for monitoring. */
export const figures: Handler<'notify.figures'> = async (_input, { now }) => {
  const [counted, queue, outbox, reports, paused] = await Promise.all([
    countStates(), queueNow(now, lateMs), outboxFigures('notify', now), reportsNewestFirst(20), pause(now),
  ])
  const { states, via, notTold, uncertain, owed } = counted
  return ok({
    at: now,
    queue: { queued: states.queued, ...queue },
    outbox: { pending: outbox.pending, oldestMs: outbox.oldestMs, dead: outbox.dead.length },
    dead: outbox.dead.map(({ _id, kind, at, tries, lastError }) => ({ id: _id, kind, at, tries, error: lastError ?? '' })),
    states, owed, balanced: owed === Object.values(states).reduce((sum, count) => sum + count, 0),
    via, notTold, uncertain,
    reports: reports.map(({ at, errcode, template, message, times }) => ({ at, errcode, template, message, times })),
    pausedUntil: paused.until > now ? paused.until : null,
  })
}

export const revive: Handler<'notify.revive'> = async (_input, { now }) => ok({ revived: await reviveDead('notify', now) })
