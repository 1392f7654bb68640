import { randomBytes } from 'node:crypto'
import { type Socket, connect } from 'node:net'

/**
 * HTTP and WebSocket as far as a measuring client needs them. Clients share the machine with the cloud they measure:
 * what Node's own client and `ws` take for a message is as much as the cloud takes for it.
 */
const opened = (url: URL): Promise<Socket> => new Promise((resolve, reject) => {
  const socket = connect(Number(url.port), url.hostname)
  socket.setNoDelay(true)
  socket.once('error', reject)
  socket.once('connect', () => {
    socket.off('error', reject)
    resolve(socket)
  })
})

/** Shorter than the cloud keeps a connection on which nothing is asked. */
const longestRestMs = 20_000

const headEnd = Buffer.from('\r\n\r\n')

/** Connections that are kept; each has one request under way at a time. */
export const createPost = (address: string): { post(path: string, token: string, body: string): Promise<string>; close(): void } => {
  const url = new URL(address)
  const free: Connection[] = []
  const all = new Set<Connection>()
  interface Connection { ask(head: string): Promise<string>; end(): void; restsSince: number }

  const open = async (): Promise<Connection> => {
    const socket = await opened(url)
    let read: Buffer = Buffer.alloc(0)
    let under: { resolve(text: string): void; reject(error: Error): void } | null = null
    let whole = 0
    let bodyAt = 0
    const fail = (error: Error): void => {
      all.delete(connection)
      under?.reject(error)
      under = null
    }
    socket.on('data', (part) => {
      read = read.length === 0 ? part : Buffer.concat([read, part])
      if (whole === 0) {
        const end = read.indexOf(headEnd)
        if (end === -1) return
        const head = read.toString('latin1', 0, end)
        const length = /^content-length: *(\d+)/im.exec(head)?.[1]
        if (!head.startsWith('HTTP/1.1 200') || length === undefined) return fail(new Error(head.split('\r\n')[0]))
        bodyAt = end + headEnd.length
        whole = bodyAt + Number(length)
      }
      if (read.length < whole) return
      const text = read.toString('utf8', bodyAt, whole)
      read = read.subarray(whole)
      whole = 0
      const { resolve } = under!
      under = null
      connection.restsSince = performance.now()
      free.push(connection)
      resolve(text)
    })
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('the connection was closed')))
    const connection: Connection = {
      ask: (request) => new Promise((resolve, reject) => {
        under = { resolve, reject }
        socket.write(request)
      }),
      end: () => void socket.destroy(),
      restsSince: 0,
    }
    all.add(connection)
    return connection
  }

  /** The one used last; those that have rested too long the cloud may be closing just now. */
  const rested = (): Connection | undefined => {
    const connection = free.pop()
    if (!connection || performance.now() - connection.restsSince < longestRestMs) return connection
    for (const old of [connection, ...free.splice(0)]) old.end()
    return undefined
  }

  return {
    async post(path, token, body) {
      const connection = rested() ?? await open()
      return connection.ask(
        `POST ${path} HTTP/1.1\r\nhost: ${url.host}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    },
    close() {
      for (const connection of all) connection.end()
    },
  }
}

export interface Channel { send(text: string): void; close(): void }

/** A WebSocket; every whole text message of the other side is heard. */
export const openChannel = async (address: string, hear: (text: string) => void): Promise<Channel> => {
  const url = new URL(address)
  const socket = await opened(url)
  socket.write(`GET ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString('base64')}\r\n\r\n`)
  const say = (kind: number, payload: Buffer): void => {
    const { length } = payload
    const head = length < 126 ? Buffer.from([0x80 | kind, 0x80 | length, 0, 0, 0, 0])
      : Buffer.from([0x80 | kind, 0x80 | 126, length >> 8, length & 0xff, 0, 0, 0, 0])
    // Masked with zeros, as a mask may be.
    socket.write(Buffer.concat([head, payload]))
  }

  let read: Buffer = Buffer.alloc(0)
  const frames = (): void => {
    let at = 0
    while (read.length - at >= 2) {
      const kind = read[at]! & 0x0f
      const short = read[at + 1]! & 0x7f
      const headLength = short === 127 ? 10 : short === 126 ? 4 : 2
      if (read.length - at < headLength) break
      const length = short === 127 ? Number(read.readBigUInt64BE(at + 2)) : short === 126 ? read.readUInt16BE(at + 2) : short
      const from = at + headLength
      if (read.length - from < length) break
      if ((read[at]! & 0x80) === 0) throw new Error('a message in pieces')
      if (kind === 1) hear(read.toString('utf8', from, from + length))
      else if (kind === 9) say(10, read.subarray(from, from + length))
      at = from + length
    }
    read = at === read.length ? Buffer.alloc(0) : read.subarray(at)
  }

  await new Promise<void>((resolve, reject) => {
    let greeted = false
    socket.on('error', reject)
    socket.on('data', (part) => {
      read = read.length === 0 ? part : Buffer.concat([read, part])
      if (!greeted) {
        const end = read.indexOf(headEnd)
        if (end === -1) return
        if (!read.toString('latin1', 0, end).startsWith('HTTP/1.1 101')) return reject(new Error('no WebSocket'))
        greeted = true
        read = read.subarray(end + headEnd.length)
        resolve()
      }
      frames()
    })
  })
  return {
    send: (text) => say(1, Buffer.from(text)),
    close() {
      say(8, Buffer.alloc(0))
      socket.end()
    },
  }
}
