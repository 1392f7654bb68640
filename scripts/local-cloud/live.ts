import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Signal, StandingCall, StandingOver } from '../../types/live'
import type { Edge } from './edge'
import type { Engine } from './engine/engine'
import { textFrame } from './frame'
import { isOurHost, isOurOrigin } from './origin'
import type { Sessions } from './sessions'
import { type Standing, createStanding } from './standing'

/** A client closes for good on this one: its token is worth nothing. */
const unknownToken = 4401
const slowStart = 4408
const helloMs = 10_000
const beatMs = 30_000
/** A signal is worthless once the next is there: a reader this far behind is cut and comes back. */
const mostWaiting = 1_000_000

const signalOf = (doc: Record<string, unknown> | undefined): Signal => {
  const part = (name: string): number => Number(doc?.[name] ?? 0)
  return { rev: part('rev'), chat: part('chat'), read: part('read'), ticket: part('ticket'), inbox: part('inbox') }
}

interface LiveOptions {
  engine: Engine
  sessions: Sessions
  edge: Edge
}

/**
 * `/live`: sends each signed-in person his own signal document, now and whenever it changes, and makes the calls that
 * he lets wait for it.
 */
export const serveLive = (server: Server, { engine, sessions, edge }: LiveOptions): { close(): void } => {
  const sockets = new Map<string, Map<WebSocket, Standing>>()
  const tokens = new WeakMap<WebSocket, string>()
  const wss = new WebSocketServer({ noServer: true, maxPayload: 4_096, perMessageDeflate: false })

  server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (pathname !== '/live' || !isOurHost(request) || !isOurOrigin(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
      return
    }
    wss.handleUpgrade(request, socket, head, (live) => greet(live, socket))
  })

  const greet = (socket: WebSocket, line: Duplex): void => {
    const tooSlow = setTimeout(() => socket.close(slowStart), helloMs)
    socket.on('error', () => socket.terminate())
    socket.on('close', () => clearTimeout(tooSlow))
    socket.once('message', (data) => {
      clearTimeout(tooSlow)
      const token = tokenIn(String(data))
      const personId = sessions.holder(token)?.personId
      if (personId) attend(socket, line, personId, token)
      else {
        edge.turnAway(token, 'socket')
        socket.close(unknownToken)
      }
    })
  }

  /** A token is worth nothing any more when its holder was removed or unbound, or his time is over. */
  const isIn = (socket: WebSocket, personId: string): boolean =>
    sessions.holder(tokens.get(socket) ?? '')?.personId === personId

  /** Like a call over HTTP: the token is looked at each time, and the function decides what its holder may. */
  const make = async (socket: WebSocket, { function: name, call, input }: StandingCall): Promise<string | null> => {
    const holder = sessions.holder(tokens.get(socket) ?? '')
    return holder ? edge.callOnSignal(name, { call, input }, holder) : null
  }

  const attend = (socket: WebSocket, line: Duplex, personId: string, token: string): void => {
    tokens.set(socket, token)
    const mine = sockets.get(personId) ?? new Map<WebSocket, Standing>()
    const standing = createStanding({
      first: signalOf(engine.find('signals', { _id: personId }, { limit: 1 })[0]),
      make: (call) => make(socket, call),
      // Between the frames that `ws` writes: each of them, uncompressed, is written in one go.
      send: (text) => { if (socket.readyState === socket.OPEN) line.write(textFrame(text)) },
      isIn: () => isIn(socket, personId),
      gone: () => socket.close(unknownToken),
    })
    sockets.set(personId, mine.set(socket, standing))
    socket.on('message', (data) => {
      const said = saidIn(String(data))
      if (said && 'over' in said) standing.giveUp(said.over)
      else if (said) standing.hold(said)
    })
    socket.on('close', () => {
      mine.delete(socket)
      if (mine.size === 0 && sockets.get(personId) === mine) sockets.delete(personId)
    })
    let alive = true
    socket.on('pong', () => { alive = true })
    const beat = setInterval(() => {
      if (!alive) return socket.terminate()
      if (!isIn(socket, personId)) return socket.close(unknownToken)
      alive = false
      socket.ping()
    }, beatMs)
    socket.on('close', () => clearInterval(beat))
  }

  const quiet = [
    engine.onChange('signals', (personId, doc) => {
      const signal = signalOf(doc)
      for (const [socket, standing] of sockets.get(personId) ?? []) {
        if (socket.bufferedAmount > mostWaiting) socket.terminate()
        else standing.signal(signal)
      }
    }),
    engine.onChange('people', (personId) => {
      for (const socket of sockets.get(personId)?.keys() ?? []) if (!isIn(socket, personId)) socket.close(unknownToken)
    }),
  ]

  return {
    close() {
      for (const stop of quiet) stop()
      for (const socket of wss.clients) socket.terminate()
      wss.close()
    },
  }
}

const tokenIn = (message: string): string => {
  try {
    const { token } = JSON.parse(message) as { token?: unknown }
    return typeof token === 'string' ? token : ''
  } catch {
    return ''
  }
}

const saidIn = (message: string): StandingCall | StandingOver | null => {
  try {
    const { over, id, part, seen, function: name, call, input, paged } = JSON.parse(message) as Partial<StandingCall & StandingOver>
    if (typeof over === 'number') return { over }
    return Number.isSafeInteger(id) && (part === 'chat' || part === 'ticket' || part === 'inbox') && typeof seen === 'number' &&
      typeof name === 'string' && typeof call === 'string'
      ? { id: id!, part, seen, function: name, call, input, ...(paged === true && input !== null && typeof input === 'object' ? { paged } : {}) }
      : null
  } catch {
    return null
  }
}
