import type { Promised } from '../../../types/chat'
import { ok, refuse } from '../../../types/result'
import { type CommitmentDocument, commitmentById } from '../../kit/commitments'
import { roomById, ticketFacts } from '../../kit/directory'
import type { ReadingAhead } from '../../kit/serve'
import type { MessageDocument } from '../domain/documents'
import { promiseId } from '../domain/promise/commitment'
import { fulfilPromise, messageById, takeNumbers } from '../store'
import { tellReaders } from './own'

/** Who is held to a promise says that it is fulfilled; its reminder is moot then. After a handover that is the successor. */
export const fulfilPromised: ReadingAhead<'chat.promise.fulfil', [MessageDocument | null, CommitmentDocument | null]> = {
  ahead: ({ messageId }) => Promise.all([messageById(messageId), commitmentById(promiseId(messageId))]),
  async answer({ messageId }, { actor, now, after }, [message, commitment]) {
    if (!message?.promise || !commitment?.personIds.includes(actor.id)) return refuse('not_found')
    if (message.promise.state === 'fulfilled') return ok(message.promise)
    const [numbered, ticket] = await Promise.all([
      takeNumbers(message.roomId, 1), message.ticketId === null ? null : ticketFacts(message.ticketId),
    ])
    if (!numbered) return refuse('not_found')
    const there = (await fulfilPromise(message, message.promise, numbered.seq, now)) ?? (await messageById(messageId))
    const promise: Promised | undefined = there?.promise
    if (promise?.state !== 'fulfilled') return refuse('wrong_state')
    after(async () => {
      const room = await roomById(message.roomId)
      if (room) await tellReaders(room, ticket?.bureauIds ?? [], [actor.id], now)
    })
    return ok(promise)
  },
}
