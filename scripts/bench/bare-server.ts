import Database from 'libsql'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { textFrame } from '../local-cloud/frame'

/** One message of the bare loop, as it is sent, stored and told. */
export interface BareMessage { id: string; room: number; text: string }
/** A socket says first whose it is. */
export interface BareHello { room: number }
/** What a sender is told when his message is on the disk. */
export interface BareReceipt { stored: string }

/**
 * The least that a chat server can do: a message in by a WebSocket, into SQLite with everything that came in the same
 * turn, and out to everybody in the room, once it is on the disk. Nobody is asked who he is and nothing is checked.
 */
const folder = mkdtempSync(join(tmpdir(), 'guagou-bare-'))
const sql = new Database(join(folder, 'bare.db'))
sql.exec('PRAGMA journal_mode = WAL')
sql.exec('PRAGMA synchronous = FULL')
sql.exec('CREATE TABLE message (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, room INTEGER NOT NULL, text TEXT NOT NULL)')
const [begin, insert, commit] = ['BEGIN IMMEDIATE', 'INSERT INTO message (id, room, text) VALUES (?, ?, ?)', 'COMMIT'].map((text) => sql.prepare(text))

const rooms = new Map<number, Set<Duplex>>()
let waiting: { from: Duplex; message: BareMessage; text: string }[] = []

const flush = (): void => {
  const some = waiting
  waiting = []
  begin!.run([])
  for (const { message } of some) insert!.run([message.id, message.room, message.text])
  commit!.run([])
  for (const { from, message, text } of some) {
    const frame = textFrame(text)
    for (const member of rooms.get(message.room) ?? []) member.write(frame)
    from.write(textFrame(JSON.stringify({ stored: message.id } satisfies BareReceipt)))
  }
}

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
const server = createServer()
server.on('upgrade', (request, line, head) => sockets.handleUpgrade(request, line, head, (socket) => {
  socket.once('message', (hello) => {
    const { room } = JSON.parse(String(hello)) as BareHello
    rooms.set(room, (rooms.get(room) ?? new Set()).add(line))
    socket.on('close', () => rooms.get(room)?.delete(line))
    socket.on('message', (data) => {
      const text = String(data)
      if (waiting.push({ from: line, message: JSON.parse(text) as BareMessage, text }) === 1) setImmediate(flush)
    })
    line.write(textFrame('{}'))
  })
}))
server.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }))

const stop = (): void => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('disconnect', stop)
