import type { Message, Quote, Side } from '@guagou/types/chat'
import type { Me } from '@guagou/types/roster'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { api } from '../../services/api'
import { onForeground } from '../../services/foreground'
import { onSignal } from '../../services/live'
import { onNetwork } from '../../services/network'
import { requestId } from '../../services/request-id'
import { onTokenChange } from '../../services/session-token'
import { kept } from '../../services/storage'
import { useMe } from '../session/signed-in'
import { createQueue, type OutgoingQueue, type Unsent } from './outgoing-queue'
import { placeOf, type Target } from './target'
import { historyOf } from './use-history'

export interface OutgoingMessage extends Unsent {
  /** As its readers will see it, at the end of the conversation. */
  message: Message
}

const post = ({ target, id, text, quote, mentions }: Unsent) => {
  const said = { requestId: id, text, ...(quote ? { quoteId: quote.id } : {}), ...(mentions?.length ? { mentions } : {}) }
  return 'roomId' in target
    ? api('chat.send', { roomId: target.roomId, ...said })
    : api('chat.reply', { ticketId: target.ticketId, ...said })
}

/** What goes along with the words. */
export interface Beside {
  quote?: Quote | undefined
  mentions?: string[]
}

let current: { personId: string; queue: OutgoingQueue } | null = null

onTokenChange(() => {
  current?.queue.stop()
  current = null
})
onNetwork((online) => {
  if (online) current?.queue.wake()
})
onForeground((visible) => {
  if (visible) current?.queue.wake()
})
// A signal proves that the way to the cloud is open.
onSignal((_signal, changed) => {
  if (changed.length === 3) current?.queue.wake()
})

const queueOf = (personId: string): OutgoingQueue => {
  if (current?.personId === personId) return current.queue
  current?.queue.stop()
  const key = `outgoing.${personId}`
  const queue = createQueue({
    post,
    sent: ({ target }, message) => historyOf(target).absorb([message]),
    load: () => kept.read<Unsent[]>(key) ?? [],
    save: (rows) => kept.write(key, rows.length === 0 ? null : rows),
  })
  current = { personId, queue }
  return queue
}

const sideOf = (me: Me): Side => (me.roles.includes('staff') ? 'enterprise' : 'government')

const asMessage = ({ id, target, text, at, quote }: Unsent, me: Me): Message => ({
  id, requestId: id, seq: Number.MAX_SAFE_INTEGER, rev: 0, at,
  author: { id: me.id, name: me.name, side: sideOf(me) },
  kind: 'text', text, ticketId: 'ticketId' in target ? target.ticketId : null,
  ...(quote ? { quote } : {}),
})

/**
 * What I have written here and the cloud has not stored yet, in order, and how to write more.
 * A message that a signal brought before its own answer is no longer pending.
 */
export const useOutgoing = (target: Target) => {
  const me = useMe()
  const queue = queueOf(me.id)
  const place = placeOf(target)
  const history = historyOf(target)
  const rows = useSyncExternalStore(queue.subscribe, queue.read, queue.read)
  const { messages } = useSyncExternalStore(history.subscribe, history.read, history.read)
  useEffect(() => queue.wake(), [queue])
  const pending = useMemo((): OutgoingMessage[] => {
    const here = rows.filter((row) => placeOf(row.target) === place)
    if (here.length === 0) return []
    const stored = new Set(messages.filter(({ author }) => author.id === me.id).map((message) => message.requestId))
    return here.filter(({ id }) => !stored.has(id)).map((row) => ({ ...row, message: asMessage(row, me) }))
  }, [rows, messages, place, me])
  return useMemo(() => ({
    pending,
    send: (text: string, { quote, mentions }: Beside = {}) =>
      queue.send({ id: requestId(), target, text, at: Date.now(), ...(quote ? { quote } : {}), ...(mentions?.length ? { mentions } : {}) }),
    retry: (id: string) => queue.retry(id),
    // `target` is made anew by each drawing; `place` says whether it is another one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }), [pending, queue, place])
}
