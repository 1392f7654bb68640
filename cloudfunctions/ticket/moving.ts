import type { Input } from '../../types/api'
import { type Result, ok, refuse } from '../../types/result'
import type { PersonAction, Needs } from '../../types/ticket'
import type { Ticket } from '../../types/ticket-view'
import { refOf } from '../kit/actor'
import { roomById } from '../kit/directory'
import { derivedId } from '../kit/ids'
import type { ReadingAhead, Situation } from '../kit/serve'
import { zoneNow } from '../kit/zone'
import { type Seen, cadreOf, seen } from './access'
import { tell } from './audience'
import { decide } from './domain/decide'
import type { Scene } from './domain/move'
import { hiddenFrom, moversOf } from './domain/movers'
import { viewOf } from './domain/view'
import { bureauFacts, bureausNamed, needsSupervisors, supervisorRefs } from './facts'
import { consequences } from './notices'
import { type LookToMove, beginCommit, commit, eventById, historyOf, historyUpTo, lookToMove, ticketById } from './store'

type MovingInput<A extends PersonAction> = Input<`ticket.${A}`> & Needs<A> & { ticketId: string; requestId: string }

/** When several people move one ticket at once, each loser looks again this often before giving up. */
const looks = 5

/**
 * The handler of one action on a ticket: look, decide, commit, tell. What the action means is in `domain/moves`;
 * here is only what all of them share: access, repeated requests, and losing a race.
 */
export const moving = <A extends PersonAction>(action: A): ReadingAhead<`ticket.${A}`, LookToMove> =>
  ({
    ahead: (input: MovingInput<A>) => lookToMove(input.ticketId),
    answer: async (input: MovingInput<A>, situation: Situation, first: LookToMove): Promise<Result<Ticket>> => {
      const { actor, now } = situation
      const eventId = derivedId(actor.id, input.ticketId, action, input.requestId)
      for (let look = 1, [found, read, deadline] = first; ; look += 1, [found, read, deadline] = await lookToMove(input.ticketId)) {
        const sight = await seen(found, actor, now)
        if (!sight.ok) return (await doneJustNow(eventId, situation)) ?? sight
        const { ticket, room, member } = sight.value
        const begun = beginCommit()
        const scene = await sceneFor(action, sight.value, input, situation).catch((error: unknown) => {
          begun.leave()
          throw error
        })
        const decided = decide(action, ticket, input, scene, eventId)
        if (!decided.ok) {
          begun.leave()
          // A repeated request finds the ticket where its first arrival left it, or further on.
          return (await eventById(eventId)) ? present(sight.value, situation) : decided
        }
        const change = decided.value
        const written = await commit(change, consequences(change, [], scene.cadre?.id ?? null), { begun, deadline })
        if (written === 'repeated') {
          // What was decided here need not have been decided on the newest.
          const anew = await seen(await ticketById(input.ticketId), actor, now)
          return anew.ok ? present(anew.value, situation) : (await doneJustNow(eventId, situation)) ?? anew
        }
        if (written === 'written') {
          situation.after(() => tell(change, room, now))
          // Nobody came between, or it would not have been written: what was known and the new entry are the history.
          const history = [...await historyUpTo(ticket, read), change.event]
          const as = moversOf(actor, member, change.ticket)
          const hidden = hiddenFrom(actor, member, change.ticket, now)
          return ok(viewOf(change.ticket, history, scene.cadre, { ...scene, as, hidden, bureauId: actor.bureauId }))
        }
        if (look === looks) return refuse('conflict', { state: ticket.state })
      }
    },
  }) as unknown as ReadingAhead<`ticket.${A}`, LookToMove>

/** Retries of a lost answer come within this time (milliseconds); after it the rules of access stand alone. */
const retryMs = 600_000

/** The answer to a retry by somebody whose own move, such as a return, took the ticket out of his sight. */
const doneJustNow = async (eventId: string, situation: Situation): Promise<Result<Ticket> | null> => {
  const event = await eventById(eventId)
  if (!event || situation.now - event.at > retryMs) return null
  const ticket = await ticketById(event.ticketId)
  // Whatever happened after his move is not his to see: then it is no longer the answer of the first time.
  return ticket && ticket.version === event.n ? present({ ticket, room: await roomById(ticket.roomId), member: null, as: [], hidden: true }, situation) : null
}

const sceneFor = async (
  action: PersonAction, { ticket, room, as }: Seen, input: Record<string, unknown>, { actor, now }: Situation,
): Promise<Scene> => {
  const [zone, cadre, bureaus, above] = await Promise.all([
    zoneNow(),
    cadreOf(room, now),
    bureauFacts(bureausNamed(action, ticket, input)),
    needsSupervisors(action) ? supervisorRefs() : [],
  ])
  return { now, ...zone, actor: refOf(actor), as, cadre, bureaus, supervisors: above }
}

/** The ticket as the caller sees it after his own move, which can change what he is allowed next. */
const present = async ({ ticket, room, member }: Seen, { actor, now }: Situation): Promise<Result<Ticket>> => {
  const [history, cadre, zone] = await Promise.all([historyOf(ticket._id), cadreOf(room, now), zoneNow()])
  const sight = { as: moversOf(actor, member, ticket), hidden: hiddenFrom(actor, member, ticket, now), bureauId: actor.bureauId }
  return ok(viewOf(ticket, history, cadre, { now, ...zone, actor: refOf(actor), ...sight }))
}
