import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Engine } from './engine/engine'
import { isOurHost, isOurOrigin } from './origin'
import type { Sessions } from './sessions'

/** A client closes for good on this one: its token is worth nothing. */
const unknownToken = 4401
const slowStart = 4408
const helloMs = 10_000
const beatMs = 30_000
/** A signal is worthless once the next is there: a reader this far behind is cut and comes back. */
const mostWaiting = 1_000_000

const signalText = (doc: Record<string, unknown> | undefined): string => {
  const part = (name: string): number => Number(doc?.[name] ?? 0)
  return JSON.stringify({ rev: part('rev'), chat: part('chat'), ticket: part('ticket'), inbox: part('inbox') })
}

/** `/live`: sends each signed-in person his own signal document, now and whenever it changes. */
export const serveLive = (server: Server, engine: Engine, sessions: Sessions): { close(): void } => {
  const sockets = new Map<string, Set<WebSocket>>()
  const tokens = new WeakMap<WebSocket, string>()
  const wss = new WebSocketServer({ noServer: true, maxPayload: 4_096, perMessageDeflate: false })

  server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (pathname !== '/live' || !isOurHost(request) || !isOurOrigin(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
      return
    }
    wss.handleUpgrade(request, socket, head, greet)
  })

  const greet = (socket: WebSocket): void => {
    const tooSlow = setTimeout(() => socket.close(slowStart), helloMs)
    socket.on('error', () => socket.terminate())
    socket.on('close', () => clearTimeout(tooSlow))
    socket.once('message', (data) => {
      clearTimeout(tooSlow)
      const token = tokenIn(String(data))
      const personId = sessions.holder(token)?.personId
      if (personId) attend(socket, personId, token)
      else socket.close(unknownToken)
    })
  }

  /** Out with whoever's token is worth nothing any more: removed, unbound, or his time is over. */
  const isOut = (socket: WebSocket, personId: string): boolean => {
    const out = sessions.holder(tokens.get(socket) ?? '')?.personId !== personId
    if (out) socket.close(unknownToken)
    return out
  }

  const attend = (socket: WebSocket, personId: string, token: string): void => {
    tokens.set(socket, token)
    const mine = sockets.get(personId) ?? new Set()
    sockets.set(personId, mine.add(socket))
    socket.on('close', () => {
      mine.delete(socket)
      if (mine.size === 0 && sockets.get(personId) === mine) sockets.delete(personId)
    })
    let alive = true
    socket.on('pong', () => { alive = true })
    const beat = setInterval(() => {
      if (!alive) return socket.terminate()
      if (isOut(socket, personId)) return
      alive = false
      socket.ping()
    }, beatMs)
    socket.on('close', () => clearInterval(beat))
    socket.send(signalText(engine.find('signals', { _id: personId }, { limit: 1 })[0]))
  }

  const quiet = [
    engine.onChange('signals', (personId, doc) => {
      for (const socket of sockets.get(personId) ?? []) {
        if (socket.bufferedAmount > mostWaiting) socket.terminate()
        else if (!isOut(socket, personId)) socket.send(signalText(doc))
      }
    }),
    engine.onChange('people', (personId) => {
      for (const socket of sockets.get(personId) ?? []) isOut(socket, personId)
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
