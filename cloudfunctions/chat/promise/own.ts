import { type Result, ok, refuse } from '../../../types/result'
import type { Actor } from '../../kit/actor'
import { bureauPeople } from '../../kit/directory'
import { bump } from '../../kit/signals'
import type { MessageDocument, RoomDocument } from '../domain/documents'
import { membersAt } from '../domain/membership'
import { enteredPlace } from '../place'

export interface Own { message: MessageDocument; room: RoomDocument; bureauIds: string[] }

/** A text of the caller's own that still stands, where he may still read; anybody else learns nothing of it. */
export const ownText = async (message: MessageDocument | null, actor: Actor, now: number): Promise<Result<Own>> => {
  if (message?.authorId !== actor.id || message.kind !== 'text') return refuse('not_found')
  const entry = await enteredPlace(message, actor, now)
  return entry.ok ? ok({ message, ...entry.value }) : entry
}

/** Everybody who reads the message fetches it anew. */
export const tellReaders = async (room: RoomDocument, bureauIds: readonly string[], alsoIds: readonly string[], now: number): Promise<void> => {
  const officers = await bureauPeople(bureauIds)
  await bump([...new Set([...membersAt(room, now).map(({ id }) => id), ...officers.map(({ _id }) => _id), ...alsoIds])], 'chat')
}
