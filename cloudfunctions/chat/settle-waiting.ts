import { roomById } from '../kit/directory'
import { placeOf, waitsSince } from './domain/waiting'
import { newestOf, setWaiting } from './store'

/** So far back an answer is looked for; a place with more unanswered messages waits since the oldest of these. */
const lookBack = 200
/** Each further try sees what came meanwhile. */
const tries = 4

/** Computes anew whether the enterprise waits in a place: after a recall, a move into a thread, a repeated request. */
export const settleWaiting = async (roomId: string, ticketId: string | null): Promise<void> => {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    // The room first: a message that comes after this look has raised its number, and the writing below is refused.
    const room = await roomById(roomId)
    if (!room) return
    const since = waitsSince(await newestOf(roomId, ticketId, lookBack))
    if (await setWaiting(room, placeOf(ticketId), since)) return
  }
}
