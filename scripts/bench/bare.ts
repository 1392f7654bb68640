import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import type { BareHello, BareMessage, BareReceipt } from './bare-server'
import { type Latency, during, latency } from './figures'
import { type Channel, openChannel } from './sockets'

/** The same load on the least that a server can do: what this machine can at most, at this moment. */
export interface Bare {
  /** Messages that every member has. */
  run(rooms: number, members: number, inFlight: number, ms: number): Promise<{ send: Latency; everyMemberHasIt: Latency }>
  stop(): void
}

const text = '夜班用电容量什么时候可以增加？'

export const startBare = async (): Promise<Bare> => {
  const child = fork(join(__dirname, 'bare-server.ts'), { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [{ url }] = await once(child, 'message') as [{ url: string }]
  return {
    async run(rooms, members, inFlight, ms) {
      const receipts = new Map<string, () => void>()
      const waiting = new Map<string, { sentAt: number; left: number }>()
      const reached: number[] = []
      const hear = (said: BareMessage & Partial<BareReceipt>): void => {
        if (said.stored !== undefined) {
          receipts.get(said.stored)?.()
          receipts.delete(said.stored)
          return
        }
        const message = waiting.get(said.id)
        if (!message || (message.left -= 1) > 0) return
        reached.push(performance.now() - message.sentAt)
        waiting.delete(said.id)
      }
      const enter = (room: number): Promise<Channel> => new Promise((resolve, reject) => {
        let greeted = false
        const opened = openChannel(url, (said) => {
          if (greeted) hear(JSON.parse(said) as BareMessage & Partial<BareReceipt>)
          else void opened.then(resolve)
          greeted = true
        })
        opened.then((channel) => channel.send(JSON.stringify({ room } satisfies BareHello)), reject)
      })
      const channels = await Promise.all(Array.from({ length: rooms }, (_, room) => Promise.all(Array.from({ length: members }, () => enter(room)))))
      const begin = performance.now()
      const send = await during(ms, rooms * inFlight, (lane) => {
        const message: BareMessage = { id: randomBytes(12).toString('base64url'), room: lane % rooms, text }
        waiting.set(message.id, { sentAt: performance.now(), left: members })
        return new Promise<void>((resolve) => {
          receipts.set(message.id, resolve)
          channels[message.room]![0]!.send(JSON.stringify(message))
        })
      })
      while (waiting.size > 0 && performance.now() - begin < ms + 10_000) await new Promise((resolve) => setTimeout(resolve, 5))
      const span = performance.now() - begin
      for (const channel of channels.flat()) channel.close()
      return { send, everyMemberHasIt: latency(reached, span) }
    },
    stop: () => void child.kill('SIGTERM'),
  }
}
