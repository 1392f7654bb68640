import { announcedCalendar as calendar } from '../kit/clock/calendar'
import { isWorkingTime, nextWorkingMoment } from '../kit/clock/working-time'
import { isRecalled, personById, readSeqOf, roomById, ticketFacts } from '../kit/directory'
import { log, reason } from '../kit/log'
import { sendSubscribe } from '../kit/wechat/subscribe'
import type { NoticeDocument } from './domain/documents'
import { dueNotices, empty, credit, postpone, settle, spend, take } from './store'
import { templateId } from './template-ids'

const batch = 50
/** How long a sender may take before another one tries: longer than a function lives (20 s). */
const leaseMs = 30_000
const mostTries = 8
const budgetMs = 12_000

/** Sends what is due. Several may run at once: a notice belongs to whoever moved its `pushAt` first. */
export const pushDue = async (clock: () => number = Date.now): Promise<void> => {
  const end = clock() + budgetMs
  for (;;) {
    const now = clock()
    if (now > end) return
    const due = await dueNotices(now, batch)
    if (due.length === 0) return
    await Promise.all(due.map((notice) => attempt(notice, now)))
    if (due.length < batch) return
  }
}

const attempt = async (due: NoticeDocument, now: number): Promise<void> => {
  // Nobody is pushed outside working time (domain.md, "Reminders"); the inbox has it already.
  if (!isWorkingTime(now, calendar)) {
    await postpone(due._id, nextWorkingMoment(now, calendar))
    return
  }
  const notice = await take(due, now + leaseMs)
  if (!notice) return
  try {
    await deliver(notice, now)
  } catch (error) {
    log('warn', 'push.failed', { notice: notice._id, tries: notice.tries, ...reason(error) })
    await again(notice, now)
  }
}

const again = async (notice: NoticeDocument, now: number): Promise<void> => {
  if (notice.tries >= mostTries) await settle(notice._id, 'failed')
  else await postpone(notice._id, now + 1_000 * 2 ** notice.tries * (0.75 + Math.random() / 2))
}

const deliver = async (notice: NoticeDocument, now: number): Promise<void> => {
  const { _id, personId, template } = notice
  if (await moot(notice)) return void (await settle(_id, 'moot'))
  const person = await personById(personId)
  if (!person || person.openid.startsWith('unbound:')) return void (await settle(_id, 'unreachable'))
  if (!(await spend(personId, template))) return void (await settle(_id, 'no_consent'))

  const sent = await sendSubscribe({
    touser: person.openid, template_id: templateId(template), page: notice.page, data: notice.data,
  }).catch(async (error: unknown) => {
    // Whether it arrived is unknown; if it did, WeChat's own 43101 puts the ledger right later.
    await credit(personId, template, 1)
    throw error
  })
  switch (sent.kind) {
    case 'delivered':
      await settle(_id, 'delivered')
      return
    case 'no_consent':
      await empty(personId, template)
      await settle(_id, 'no_consent')
      return
    case 'unreachable':
      await settle(_id, 'unreachable')
      return
    case 'wrong':
      log('error', 'push.wrong', { notice: _id, kind: notice.kind, errcode: sent.errcode, errmsg: sent.errmsg })
      await credit(personId, template, 1)
      await settle(_id, 'failed')
      return
    case 'later':
      await credit(personId, template, 1)
      await again(notice, now)
  }
}

/** What the notice asks for is done or has moved on: nobody needs to be disturbed. */
const moot = async ({ personId, whileIn, whileDueAt, whilePending, whileUnread, whileWaiting, ticketId }: NoticeDocument): Promise<boolean> => {
  if (whileUnread && await heard(whileUnread, personId)) return true
  if (whileWaiting && (await roomById(whileWaiting.roomId))?.waits?.[whileWaiting.place] !== whileWaiting.since) return true
  if (!whileIn || ticketId === null) return false
  const ticket = await ticketFacts(ticketId)
  if (!ticket || !whileIn.includes(ticket.state)) return true
  if (whilePending && !(ticket.pending ?? []).includes(whilePending)) return true
  return whileDueAt !== null && whileDueAt !== ticket.dueAt && whileDueAt !== ticket.stepDueAt
}

/** He has read it, or there is nothing to read any more. */
const heard = async ({ roomId, messageId, seq }: NonNullable<NoticeDocument['whileUnread']>, personId: string): Promise<boolean> =>
  (await readSeqOf(roomId, personId)) >= seq || await isRecalled(messageId)
