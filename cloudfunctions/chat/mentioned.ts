import type { Side } from '../../types/chat'
import { type OutboxRow, nudge, outboxRow } from '../kit/outbox'
import type { NoticeOrder } from '../notify/domain/order'
import type { MessageDocument } from './domain/documents'
import { spokenTo } from './domain/mentions'
import { sideOf } from './access'

interface Place {
  /** The enterprise's name. */
  name: string
  /** The ticket whose thread it is; null in the open room. */
  ticket: { id: string; number: string; title: string } | null
}

/**
 * What a message owes to the people it speaks to. Nothing of its words is in it, so a recall leaves nothing behind;
 * whoever has read it by the time of sending is not disturbed.
 */
export const mentionNotices = (
  message: MessageDocument, present: readonly { id: string; role?: 'staff' | 'cadre' }[], { name, ticket }: Place,
): OutboxRow[] => {
  if (!message.mentions || message.mentions.length === 0) return []
  const people = spokenTo(message.mentions, message.authorId, present)
  const of = (side: Side) => people.filter(({ role }) => sideOf(role ?? null) === side).map(({ id }) => id)
  const order = (to: string[], template: NoticeOrder['template']): NoticeOrder => ({
    kind: 'mentioned', template, to: { people: to }, by: message.authorId,
    ticketId: ticket?.id ?? null, number: ticket?.number ?? name, title: ticket?.title ?? name, enterpriseName: name,
    state: null, dueAt: null, whileIn: null, whileDueAt: null,
    whileUnread: { roomId: message.roomId, messageId: message._id, seq: message.seq },
    page: ticket ? `pages/ticket/index?id=${ticket.id}` : `pages/room/index?id=${message.roomId}`,
  })
  return ([['enterprise', 'progress'], ['government', 'todo']] as const).flatMap(([side, template]) => {
    const to = of(side)
    return to.length === 0 ? [] : [outboxRow(`${message._id}-at-${side}`, 'notify', 'notice', order(to, template), message.at)]
  })
}

export const tellMentioned = (): Promise<void> => nudge(['notify'])
