import type { FileCheck } from '../file/domain/documents'
import { bureauPeople, roomById, ticketFacts } from '../kit/directory'
import { bump } from '../kit/signals'
import type { MessageDocument } from './domain/documents'
import { membersAt } from './domain/membership'
import { settleWaiting } from './settle-waiting'
import { heldFor, hide, messageById, show, takeNumbers, takeRecallNumber, unhold } from './store'

/**
 * Shows what waited for the check of that file, or puts the trace of the refusal in its place. Safe to repeat;
 * false when a message is announced and not written yet.
 */
export const settleHeld = async (fileId: string, check: FileCheck, now: number): Promise<boolean> => {
  let all = true
  for (const { _id } of await heldFor(fileId)) {
    const message = await messageById(_id)
    if (message?.held) await settle(message, check === 'risky', now)
    if (message) await unhold(_id)
    else all = false
  }
  return all
}

const settle = async (message: MessageDocument, risky: boolean, now: number): Promise<void> => {
  const { _id, roomId, ticketId } = message
  const rev = risky ? await takeRecallNumber(roomId, _id, 'refused') : ((await takeNumbers(roomId, 1))?.seq ?? null)
  if (rev === null) return
  await (risky ? hide(_id, rev, now) : show(_id, rev, now))
  if (risky) await settleWaiting(roomId, ticketId)
  const [room, ticket] = await Promise.all([roomById(roomId), ticketId === null ? null : ticketFacts(ticketId)])
  const officers = await bureauPeople(ticket?.bureauIds ?? [])
  await bump([...(room ? membersAt(room, now).map(({ id }) => id) : []), ...officers.map((person) => person._id)], 'chat')
}
