import type { FilePlace } from '../../types/file'
import type { MessageDocument } from '../chat/domain/documents'
import { membership } from '../chat/domain/membership'
import type { Actor } from '../kit/actor'
import { roomById, ticketFacts } from '../kit/directory'
import { mayRead } from '../ticket/domain/movers'
import type { FileDocument } from './domain/documents'

/** Whether the caller may read at that place now, and so write there and open what belongs to it. */
export const mayEnter = async (place: FilePlace, actor: Actor, now: number): Promise<boolean> => {
  const ticket = 'ticketId' in place ? await ticketFacts(place.ticketId) : null
  if ('ticketId' in place && !ticket) return false
  const room = await roomById(ticket?.roomId ?? (place as { roomId: string }).roomId)
  const as = room && membership(room, actor.id, now)
  return ticket ? mayRead(actor, as, ticket) : as !== null
}

export const placeOf = ({ roomId, ticketId }: Pick<FileDocument, 'roomId' | 'ticketId'>): FilePlace =>
  ticketId === null ? { roomId: roomId! } : { ticketId }

/**
 * Whether the caller may open the file now. Through a message the right is the message's: it follows it into a
 * thread, and ends with its recall. Without one it is his own upload, or a document of a ticket he may read.
 */
export const mayOpen = async (
  file: FileDocument, message: MessageDocument | null, actor: Actor, now: number,
): Promise<boolean> => {
  if (file.state !== 'ready' || file.check === 'risky') return false
  if (file.check === 'pending' && file.by !== actor.id) return false
  if (!message) return (file.purpose === 'document' || file.by === actor.id) && mayEnter(placeOf(file), actor, now)
  if (message.file?.id !== file._id) return false
  if (message.held && message.authorId !== actor.id) return false
  return mayEnter(message.ticketId === null ? { roomId: message.roomId } : { ticketId: message.ticketId }, actor, now)
}
