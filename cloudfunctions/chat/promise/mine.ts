import { ok } from '../../../types/result'
import { dayOf } from '../../kit/clock/calendar'
import { endOfWorkingDay } from '../../kit/clock/working-time'
import { commitmentsOf } from '../../kit/commitments'
import type { Handler } from '../../kit/serve'
import { messageOf } from '../domain/promise/commitment'

/** What the caller has promised until today's last working minute and is not fulfilled, the most urgent first. */
export const promisedByMe: Handler<'chat.promise.mine'> = async (_input, { actor, now }) => {
  const open = await commitmentsOf([actor.id], endOfWorkingDay(dayOf(now)))
  return ok({
    promises: open.filter(({ kind }) => kind === 'promise').map((one) => ({
      messageId: messageOf(one._id), roomId: one.enterpriseId, enterprise: { id: one.enterpriseId, name: one.enterpriseName },
      ticket: one.ticketId === null ? null : { id: one.ticketId, number: one.number }, text: one.what, dueAt: one.dueAt,
    })),
  })
}
