import type { Message, Quote, Side } from '@guagou/types/chat'
import type { Me } from '@guagou/types/roster'
import type { Result } from '@guagou/types/result'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { api } from '../../services/api'
import { currentTime } from '../../services/clock'
import type { LocalFile } from '../../services/local-file'
import { onForeground } from '../../services/foreground'
import { onSignal } from '../../services/live'
import { onNetwork } from '../../services/network'
import { requestId } from '../../services/request-id'
import { onTokenChange } from '../../services/session-token'
import { kept } from '../../services/storage'
import { useMe } from '../session/signed-in'
import { arrived, attach, detach, uploadAttached } from './attachments'
import { createQueue, gone, type OutgoingQueue, type Unsent } from './outgoing-queue'
import { placeOf, type Target } from './target'
import { historyOf } from './use-history'

export interface OutgoingMessage extends Unsent {
  /** As its readers will see it, at the end of the conversation. */
  message: Message
}

const postFile = async ({ target, id }: Unsent): Promise<Result<Message> | typeof gone> => {
  const uploaded = await uploadAttached(id, { requestId: id, place: target })
  if (uploaded === null) return gone
  if (!uploaded.ok) return uploaded
  const fileId = uploaded.value.id
  return 'roomId' in target
    ? api('chat.sendFile', { roomId: target.roomId, requestId: id, fileId })
    : api('chat.replyFile', { ticketId: target.ticketId, requestId: id, fileId })
}

const post = (unsent: Unsent) => (unsent.file ? postFile(unsent) : postText(unsent))

const postText = ({ target, id, text, quote, mentions }: Unsent) => {
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
    sent: ({ id, target, file }, message) => {
      if (file) arrived(id)
      historyOf(target).absorb([message])
    },
    load: () => kept.read<Unsent[]>(key) ?? [],
    save: (rows) => kept.write(key, rows.length === 0 ? null : rows),
  })
  current = { personId, queue }
  return queue
}

const sideOf = (me: Me): Side => (me.roles.includes('staff') ? 'enterprise' : 'government')

const asMessage = ({ id, target, text, at, file, quote }: Unsent, me: Me): Message => ({
  id, requestId: id, seq: Number.MAX_SAFE_INTEGER, rev: 0, at,
  author: { id: me.id, name: me.name, side: sideOf(me) },
  kind: file?.kind ?? 'text', text, ticketId: 'ticketId' in target ? target.ticketId : null,
  ...(file ? { file: { ...file, id: '', type: '' } } : {}),
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
      queue.send({ id: requestId(), target, text, at: currentTime(), ...(quote ? { quote } : {}), ...(mentions?.length ? { mentions } : {}) }),
    /** Sends files, each as a message of its own. */
    sendFiles: (files: readonly LocalFile[]) => {
      for (const file of files) {
        const id = requestId()
        attach(id, file)
        const { kind, name, size, width, height, seconds } = file
        queue.send({
          id, target, text: kind === 'file' ? name : '', at: currentTime(),
          file: { kind, name, size, ...(width && height ? { width, height } : {}), ...(seconds ? { seconds } : {}) },
        })
      }
    },
    retry: (id: string) => queue.retry(id),
    /** Takes back what was not sent yet. */
    drop: (id: string) => {
      queue.drop(id)
      detach(id)
    },
    // `target` is made anew by each drawing; `place` says whether it is another one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }), [pending, queue, place])
}
