import { randomBytes } from 'node:crypto'
import type { MessagePage } from '../../types/chat'
import type { Signal, StandingAnswer, StandingCall } from '../../types/live'
import type { Result } from '../../types/result'
import type { Bare } from './bare'
import type { Measured } from './client'
import { type Latency, during, latency, medianRun } from './figures'
import { processorTime, since } from './processor'
import { type Channel, openChannel } from './sockets'
import { memberId, roomId } from './zone'

const id = (): string => randomBytes(12).toString('base64url')

/** A member's open window: lets a call for what is new wait on his signal, as the app does. */
class Window {
  private cursor = 0
  private closed = false
  failure: unknown = null
  private channel: Channel | null = null
  readonly seen = new Map<string, number>()

  constructor(private cloud: Measured, private person: string, private room: string, private onMessage: (requestId: string) => void) {}

  async open(): Promise<void> {
    this.cursor = (await this.cloud.call(this.person, 'chat.before', { roomId: this.room, limit: 1 })).cursor
    await new Promise<void>((resolve, reject) => {
      let greeted = false
      openChannel(this.cloud.url + '/live', (text) => {
        const said = JSON.parse(text) as Signal | StandingAnswer
        if (greeted) return this.hear(said)
        greeted = true
        this.stand((said as Signal).chat)
        resolve()
      }).then((channel) => {
        this.channel = channel
        channel.send(JSON.stringify({ token: this.cloud.token(this.person) }))
      }, reject)
    })
  }

  private stand(seen: number): void {
    if (this.closed) return
    const call: StandingCall = {
      id: 1, part: 'chat', seen, paged: true, function: 'chat', call: 'chat.since', input: { roomId: this.room, after: this.cursor, limit: 200 },
    }
    this.channel?.send(JSON.stringify(call))
  }

  private hear(said: Signal | StandingAnswer): void {
    if (!('answer' in said)) return
    const answer = said.answer as Result<MessagePage>
    if (!answer.ok) {
      this.failure = new Error(answer.refusal.code)
      return
    }
    this.cursor = answer.value.cursor
    for (const message of answer.value.messages) {
      if (this.seen.has(message.id)) continue
      this.seen.set(message.id, message.seq)
      this.onMessage(message.requestId)
    }
    // A full page ends it: there is more, whatever the signal says.
    if (answer.value.more) this.stand(-1)
  }

  async close(): Promise<void> {
    this.closed = true
    this.channel?.close()
    if (this.failure !== null) throw this.failure
  }
}

export interface SendFigures {
  send: Latency
  everyMemberHasIt: Latency
  lost: number
  reordered: number
  /** Processor time of cloud and clients together for one message that every member has, milliseconds. */
  cpuMsPerMessage: number | null
  /** What others used of the machine meanwhile, in processors. */
  foreignCpu: number | null
  /** The bare loop under the same load in turns with it: figures of another hour or machine compare by it. */
  bare?: Latency
}

/** One sender in each of `rooms` rooms, `inFlight` messages of his under way; every member's window receives them. */
const run = async (cloud: Measured, rooms: number, members: number, inFlight: number, ms: number): Promise<SendFigures> => {
  const waiting = new Map<string, { sentAt: number; left: number }>()
  const reached: number[] = []
  const windows: Window[] = []
  for (let room = 0; room < rooms; room += 1) {
    for (let member = 0; member < members; member += 1) {
      windows.push(new Window(cloud, memberId(room + 1, member), roomId(room + 1), (requestId) => {
        const message = waiting.get(requestId)
        if (!message) return
        message.left -= 1
        if (message.left > 0) return
        reached.push(performance.now() - message.sentAt)
        waiting.delete(requestId)
      }))
    }
  }
  await Promise.all(windows.map((window) => window.open()))
  const begin = performance.now()
  const processorBefore = processorTime(cloud.pids)
  const send = await during(ms, rooms * inFlight, async (lane) => {
    const room = 1 + (lane % rooms)
    const requestId = id()
    waiting.set(requestId, { sentAt: performance.now(), left: members })
    await cloud.call(memberId(room, 1), 'chat.send', { roomId: roomId(room), requestId, text: '夜班用电容量什么时候可以增加？' })
  })
  const deadline = performance.now() + 10_000
  while (waiting.size > 0 && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5))
  const span = performance.now() - begin
  const used = since(processorBefore, cloud.pids, span)
  const reordered = windows.filter((window) => {
    const places = [...window.seen.values()]
    return places.some((place, index) => index > 0 && place < places[index - 1]!)
  }).length
  await Promise.all(windows.map((window) => window.close()))
  return {
    send, everyMemberHasIt: latency(reached, span), lost: waiting.size, reordered,
    cpuMsPerMessage: used && Math.round((used.ownMs / reached.length) * 100) / 100, foreignCpu: used && used.foreignCpu,
  }
}

interface Load {
  shapes?: readonly (readonly [rooms: number, inFlight: number])[]
  /** Takes turns with the cloud. */
  bare?: Bare
}

/** Message sends with every member receiving; the median of `repeats` runs each. Needs rooms 1 … 32 of the zone. */
export const benchSends = async (
  cloud: Measured, members: number, ms: number, repeats: number, { shapes = [[1, 1], [1, 16], [32, 1], [32, 16]], bare }: Load = {},
): Promise<Record<string, SendFigures>> => {
  const figures: Record<string, SendFigures> = {}
  await run(cloud, 4, members, 2, ms / 2)
  for (const [rooms, inFlight] of shapes) {
    const runs: SendFigures[] = []
    const bareRuns: Latency[] = []
    for (let turn = 0; turn < repeats; turn += 1) {
      runs.push(await run(cloud, rooms, members, inFlight, ms))
      if (bare) bareRuns.push((await bare.run(rooms, members, inFlight, ms / 3)).everyMemberHasIt)
    }
    const median = medianRun(runs.map((one) => ({ one, perSecond: one.everyMemberHasIt.perSecond }))).one
    figures[`${rooms} rooms, ${inFlight} in flight each`] = { ...median, ...(bare ? { bare: medianRun(bareRuns) } : {}) }
  }
  return figures
}

/** The latest 50 messages of the zone's first, large room. */
export const benchLatest = async (cloud: Measured, ms: number, repeats: number): Promise<Latency> => {
  const look = () => cloud.call(memberId(0, 1), 'chat.before', { roomId: roomId(0), limit: 50 })
  await during(ms / 2, 1, look)
  const runs: Latency[] = []
  for (let turn = 0; turn < repeats; turn += 1) runs.push(await during(ms, 1, look))
  return medianRun(runs)
}
