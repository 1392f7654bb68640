import type { FilePlace } from '../../types/file'
import type { MessageDocument } from '../chat/domain/documents'
import { membership } from '../chat/domain/membership'
import { type Actor, has } from '../kit/actor'
import { itemBureausOf, roomById, ticketFacts } from '../kit/directory'
import { noteLook } from '../kit/looks'
import { hiddenFrom, mayRead } from '../ticket/domain/movers'
import type { FileDocument } from './domain/documents'

/** Whether the caller may read at that place now, and so write there and open what belongs to it. */
export const mayEnter = async (place: FilePlace, actor: Actor, now: number): Promise<boolean> => {
  const ticket = 'ticketId' in place ? await ticketFacts(place.ticketId) : null
  if ('ticketId' in place && !ticket) return false
  const room = await roomById(ticket?.roomId ?? (place as { roomId: string }).roomId)
  const as = room && membership(room, actor.id, now)
  return ticket ? mayRead(actor, as, ticket) : as !== null
}

/** Whether he may also read what others wrote or uploaded there: of a trade secret not everybody who may enter. Leaves the trace that reading does. */
const mayReadWords = async (place: FilePlace, document: FileDocument | null, actor: Actor, now: number): Promise<boolean> => {
  const ticket = 'ticketId' in place ? await ticketFacts(place.ticketId) : null
  if (!ticket?.secret) return true
  const room = await roomById(ticket.roomId)
  const as = room && membership(room, actor.id, now)
  const hidden = hiddenFrom(actor, as, ticket, now)
  if (hidden && !(document && (await isOfOwnItem(document, actor)))) return false
  const ofBureau = hidden || actor.bureauId === ticket.leadBureau?.id
  if (as !== 'staff') await noteLook(ticket._id, actor, as ?? (ofBureau ? 'bureau' : 'supervisor'), now)
  return true
}

/** 并联审批: a bureau checks the documents of its own items, also of a ticket whose words are hidden from it. */
const isOfOwnItem = async ({ _id, ticketId }: FileDocument, actor: Actor): Promise<boolean> =>
  ticketId !== null && actor.bureauId !== null && has(actor, 'officer', 'lead') && (await itemBureausOf(ticketId, _id)).includes(actor.bureauId)

export const placeOf = ({ roomId, ticketId }: { roomId: string | null; ticketId: string | null }): FilePlace =>
  ticketId === null ? { roomId: roomId! } : { ticketId }

/**
 * Whether the caller may open the file now. Through a message the right is the message's: it follows it into a
 * thread, and ends with its recall. Without one it is his own upload, or a document of a ticket he may read; of a
 * trade secret hidden from him only what his own bureau's items were given.
 */
export const mayOpen = async (
  file: FileDocument, message: MessageDocument | null, actor: Actor, now: number,
): Promise<boolean> => {
  if (file.state !== 'ready' || file.check === 'risky') return false
  if (file.check === 'pending' && file.by !== actor.id) return false
  const place = message ? placeOf(message) : placeOf(file)
  if (!(await mayEnter(place, actor, now))) return false
  const own = file.by === actor.id
  if (!own && !(await mayReadWords(place, message ? null : file, actor, now))) return false
  if (!message) return file.purpose === 'document' || own
  if (message.file?.id !== file._id) return false
  return !message.held || message.authorId === actor.id
}
