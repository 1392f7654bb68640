import { ok, refuse } from '../../types/result'
import type { Handler } from '../kit/serve'
import { bump } from '../kit/signals'
import { inboxOf, markRead, unreadOf } from './store'

/** Everything the caller was told or should have been told, newest first. */
export const inbox: Handler<'notify.inbox'> = async ({ before, limit }, { actor }) => {
  const [found, unread] = await Promise.all([inboxOf(actor.id, before, limit), unreadOf(actor.id)])
  return ok({
    notices: found.map(({ _id, at, kind, title, page, delivery, read }) => ({ id: _id, at, kind, title, page, delivery, read })),
    unread,
  })
}

export const read: Handler<'notify.read'> = async ({ noticeId }, { actor, after }) => {
  if (!(await markRead(noticeId, actor.id))) return refuse('not_found')
  after(() => bump([actor.id], 'inbox'))
  return ok({ unread: await unreadOf(actor.id) })
}
