import { ok } from '../../types/result'
import type { Actor } from '../kit/actor'
import { roomById, ticketFacts } from '../kit/directory'
import { entered, enteredThread } from './access'
import type { MessageDocument } from './domain/documents'

/** Where the message stands, if the caller may read there now. */
export const enteredPlace = async ({ roomId, ticketId }: MessageDocument, actor: Actor, now: number) => {
  if (ticketId === null) {
    const entry = entered(await roomById(roomId), actor, now)
    return entry.ok ? ok({ room: entry.value.room, bureauIds: [] as string[] }) : entry
  }
  const entry = await enteredThread(await ticketFacts(ticketId), actor, now)
  return entry.ok ? ok({ room: entry.value.room, bureauIds: entry.value.ticket.bureauIds }) : entry
}
