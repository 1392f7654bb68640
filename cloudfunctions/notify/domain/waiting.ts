import type { RoomDocument } from '../../chat/domain/documents'
import type { NoticeDocument } from './documents'

/** The waiting in the chat that a notice speaks of goes on: it has not ended, and no other one has begun in its place. */
export const stillWaits = (
  { roomId, place, since }: NonNullable<NoticeDocument['whileWaiting']>, rooms: readonly Pick<RoomDocument, '_id' | 'waits'>[],
): boolean => rooms.find(({ _id }) => _id === roomId)?.waits?.[place] === since

/** Where it waits: everything told of one place is about the same words. */
export const placeOf = ({ roomId, place }: NonNullable<NoticeDocument['whileWaiting']>): string => `${roomId} ${place}`
