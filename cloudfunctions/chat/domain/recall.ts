import { isSaid, recallMs } from '../../../types/chat'
import { type Result, ok, refuse } from '../../../types/result'
import type { MessageDocument } from './documents'

/**
 * Whether the person may take the message back at `now`: only the author, only what was said or sent, only within `recallMs`.
 * One that is recalled already stays so whenever it is asked again.
 */
export const mayRecall = (
  message: Pick<MessageDocument, 'authorId' | 'kind' | 'at'>, personId: string, now: number,
): Result<null> => {
  if (message.authorId !== personId) return refuse('forbidden')
  if (message.kind === 'recalled') return ok(null)
  if (!isSaid(message.kind)) return refuse('forbidden')
  return now - message.at <= recallMs ? ok(null) : refuse('too_late')
}
