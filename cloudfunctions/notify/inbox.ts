import type { Notice } from '../../types/notify'
import { ok, refuse } from '../../types/result'
import { openCommitments } from '../kit/commitments'
import { roomsByIds, ticketFactsOf } from '../kit/directory'
import type { Handler } from '../kit/serve'
import { bump } from '../kit/signals'
import type { NoticeDocument } from './domain/documents'
import { withoutSecret } from './domain/secrecy'
import { byUrgency } from './domain/urgency'
import { placeOf, stillWaits } from './domain/waiting'
import { inboxOf, markAllRead, markIdle, markRead, markSeen, openOf, unreadOf } from './store'

const noticeView = (notice: NoticeDocument): Notice => {
  const { _id, at, kind, title, page, delivery, via, obstacle, pushAt, urgent, dueAt, asks, done, read, standsInFor } = notice
  return { id: _id, at, kind, title, page, delivery, via, obstacle, pushAt, urgent, dueAt, asks, done, read, insteadOf: standsInFor?.name ?? null }
}

/** The notices as they may be read now. */
export const readable = async (notices: readonly NoticeDocument[]): Promise<Notice[]> => {
  const tickets = await ticketFactsOf([...new Set(notices.flatMap(({ ticketId }) => ticketId || []))])
  return notices.map((notice) => noticeView(withoutSecret(notice, tickets)))
}

/** Everything the caller was told or should have been told, newest first. */
export const inbox: Handler<'notify.inbox'> = async ({ before, limit }, { actor }) => {
  const [found, unread] = await Promise.all([inboxOf(actor.id, before, limit), unreadOf(actor.id)])
  return ok({ notices: await readable(found), unread })
}

/** More than anybody can have open; older ones surface as these are done. */
const mostOpen = 300

/** What still asks something of the caller; what was done meanwhile, by him or by somebody else, is marked so. */
export const todo: Handler<'notify.todo'> = async (_input, { actor, now, after }) => {
  const open = await openOf(actor.id, mostOpen)
  const [tickets, commitments, rooms] = await Promise.all([
    ticketFactsOf([...new Set(open.flatMap(({ ticketId }) => ticketId || []))]),
    openCommitments([...new Set(open.flatMap(({ whileOpen }) => (whileOpen === null ? [] : [whileOpen])))], now),
    roomsByIds([...new Set(open.flatMap(({ whileWaiting }) => whileWaiting?.roomId ?? []))]),
  ])
  const still = (notice: NoticeDocument): boolean => {
    if (notice.whileOpen !== null) return commitments.has(notice.whileOpen)
    if (notice.whileWaiting) return stillWaits(notice.whileWaiting, rooms)
    const { state, pending } = tickets.get(notice.ticketId) ?? {}
    if (notice.whilePending && !(pending ?? []).includes(notice.whilePending)) return false
    return state !== undefined && notice.whileIn !== null && notice.whileIn.includes(state)
  }
  const over = open.filter((notice) => !still(notice))
  if (over.length > 0) {
    after(async () => {
      await markIdle(over.map(({ _id }) => _id))
      await bump([actor.id], 'inbox')
    })
  }
  // The newest word on a matter says all that the earlier ones did; its urgency is that of the most urgent.
  const lines = new Map<string, NoticeDocument>()
  for (const notice of open.filter(still).sort(byUrgency)) {
    const matter = notice.ticketId || (notice.whileOpen ?? (notice.whileWaiting ? placeOf(notice.whileWaiting) : notice._id))
    if (!lines.has(matter)) lines.set(matter, notice)
  }
  return ok({ notices: [...lines.values()].map((notice) => noticeView(withoutSecret(notice, tickets))) })
}

export const read: Handler<'notify.read'> = async ({ noticeId }, { actor, now, after }) => {
  if (!(await markRead(noticeId, actor.id, now))) return refuse('not_found')
  after(() => bump([actor.id], 'inbox'))
  return ok({ unread: await unreadOf(actor.id) })
}

export const seen: Handler<'notify.seen'> = async ({ ticketId }, { actor, now, after }) => {
  if ((await markSeen(actor.id, ticketId, now)) > 0) after(() => bump([actor.id], 'inbox'))
  return ok({ unread: await unreadOf(actor.id) })
}

export const readAll: Handler<'notify.readAll'> = async (_input, { actor, now, after }) => {
  if ((await markAllRead(actor.id, now)) > 0) after(() => bump([actor.id], 'inbox'))
  return ok({ unread: await unreadOf(actor.id) })
}
