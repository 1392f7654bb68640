import type { Signal, StandingAnswer, StandingCall, StandingOver } from '@guagou/types/live'
import { platform } from './platform'
import { noteCutOff } from './cut-off'
import { forgetToken, sessionToken } from './session-token'
import { wechatCloud } from './wechat-cloud'
import { wechat } from './wechat'

export interface ChannelEvents {
  signal(signal: Signal): void
  answer(answer: StandingAnswer): void
  /** `refused` means that trying again is useless until somebody signs in. */
  lost(reason: 'gone' | 'refused'): void
}

export interface Channel {
  close(): void
  /** Lets a call wait for a signal; missing where the channel only tells of signals, as WeChat's database watch does. */
  hold?(call: StandingCall): void
  /** Gives up the call of that number. */
  giveUp?(id: number): void
}

/** Opens one channel on which the person's own signal arrives now and on each change. */
export type OpenChannel = (personId: string, events: ChannelEvents) => Channel

const signalOf = (document: unknown): Signal | null => {
  if (typeof document !== 'object' || document === null) return null
  const numbers = document as Partial<Record<keyof Signal, unknown>>
  const part = (name: keyof Signal) => (typeof numbers[name] === 'number' ? numbers[name] : 0)
  return { rev: part('rev'), chat: part('chat'), read: part('read'), ticket: part('ticket'), inbox: part('inbox') }
}

const hear = (data: unknown, events: ChannelEvents): void => {
  let said: unknown
  try {
    said = JSON.parse(String(data))
  } catch {
    return
  }
  const signal = signalOf(said)
  if (signal && 'answer' in (said as object)) {
    const { id, signal: then, answer } = said as StandingAnswer
    events.answer({ id, signal: then, answer })
  } else if (signal) events.signal(signal)
}

/** The local cloud closes with this code when the token is unknown or its person is gone. */
const unknownToken = 4401

const closed = (code: number | undefined, token: string | null, events: ChannelEvents): void => {
  if (code !== unknownToken) return events.lost('gone')
  if (token !== null && token === sessionToken()) {
    noteCutOff()
    forgetToken()
  }
  events.lost('refused')
}

const browserSocket: OpenChannel = (_personId, events) => {
  const token = sessionToken()
  const address = new URL('/live', window.location.href)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(address)
  let open = true
  socket.onopen = () => socket.send(JSON.stringify({ token }))
  socket.onmessage = ({ data }) => {
    if (open) hear(data, events)
  }
  socket.onclose = ({ code }) => {
    if (!open) return
    open = false
    closed(code, token, events)
  }
  return {
    close() {
      open = false
      socket.close()
    },
    hold(call) {
      if (open && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(call))
    },
    giveUp(over) {
      if (open && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ over } satisfies StandingOver))
    },
  }
}

const wechatSocket: OpenChannel = (_personId, events) => {
  const token = sessionToken()
  let open = true
  const lost = (code?: number) => {
    if (!open) return
    open = false
    closed(code, token, events)
  }
  const connecting = wechat.connectSocket({ url: `${GUAGOU_CLOUD_URL.replace(/^http/, 'ws')}/live` })
  connecting.then((task) => {
    if (!open) return task.close({})
    task.onOpen(() => task.send({ data: JSON.stringify({ token }) }))
    task.onMessage(({ data }) => {
      if (open) hear(data, events)
    })
    task.onClose(({ code }) => lost(code))
    task.onError(() => lost())
  }, () => lost())
  return {
    close() {
      open = false
      connecting.then((task) => task.close({}), () => undefined)
    },
    hold(call) {
      connecting.then((task) => { if (open) task.send({ data: JSON.stringify(call) }) }, () => undefined)
    },
    giveUp(over) {
      connecting.then((task) => { if (open) task.send({ data: JSON.stringify({ over } satisfies StandingOver) }) }, () => undefined)
    },
  }
}

interface Watchable {
  watch(events: { onChange(change: { docs: unknown[] }): void; onError(error: unknown): void }): { close(): Promise<void> }
}

/** The database watch of WeChat's cloud; its rule lets a person read `signals/{personId}` of himself only. */
const wechatWatch: OpenChannel = (personId, events) => {
  let open = true
  // Taro's types leave `watch` out of a document, WeChat does not.
  const mine = wechatCloud().database().collection('signals').doc(personId) as unknown as Watchable
  const watcher = mine.watch({
    onChange: ({ docs }) => {
      const signal = signalOf(docs[0])
      if (open) events.signal(signal ?? { rev: 0, chat: 0, read: 0, ticket: 0, inbox: 0 })
    },
    onError: () => {
      if (!open) return
      open = false
      events.lost('gone')
    },
  })
  return {
    close() {
      open = false
      void watcher.close()
    },
  }
}

export const openChannel: OpenChannel = (personId, events) => {
  if (platform === 'browser') return browserSocket(personId, events)
  return GUAGOU_CLOUD_URL === '' ? wechatWatch(personId, events) : wechatSocket(personId, events)
}
