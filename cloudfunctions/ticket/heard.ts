import type { OutboxRow } from '../kit/outbox'
import { noteFirstAnswer } from './store'

/** An answer in the thread is the first human answer, unless somebody had done something about the ticket before. */
export const heard = async ({ payload }: OutboxRow): Promise<void> => {
  const { ticketId, at } = payload as { ticketId: string; at: number }
  await noteFirstAnswer(ticketId, at)
}
