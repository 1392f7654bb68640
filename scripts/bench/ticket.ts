import { randomBytes } from 'node:crypto'
import type { Measured } from './client'
import { type Latency, during, medianRun } from './figures'
import { memberId, roomId } from './zone'

const id = (): string => randomBytes(12).toString('base64url')

/** Creating tickets, one's own list (20 of the zone's tickets) and moving tickets, one client and four. */
export const benchTickets = async (cloud: Measured, ms: number, repeats: number): Promise<Record<string, Latency>> => {
  const cadre = memberId(0, 0)
  const open: string[] = []
  const create = async () => {
    const ticket = await cloud.call(memberId(0, 1), 'ticket.raise', { roomId: roomId(0), requestId: id(), title: '用电增容', text: '请协助。', category: 'request' })
    open.push(ticket.id)
  }
  const mine = () => cloud.call(cadre, 'ticket.mine', { limit: 20 })
  const list = () => cloud.call(cadre, 'ticket.list', { limit: 20 })
  const move = async () => {
    const ticketId = open.pop()
    if (ticketId === undefined) throw new Error('no ticket left to move')
    await cloud.call(cadre, 'ticket.accept', { ticketId, requestId: id() })
  }
  const median = async (lanes: number, work: () => Promise<unknown>): Promise<Latency> => {
    const runs: Latency[] = []
    for (let turn = 0; turn < repeats; turn += 1) runs.push(await during(ms, lanes, work))
    return medianRun(runs)
  }
  await during(ms / 2, 1, create)
  await during(ms / 2, 1, mine)
  const figures: Record<string, Latency> = {}
  for (const lanes of [1, 4]) {
    const clients = lanes === 1 ? '1 client' : `${lanes} clients`
    figures[`create, ${clients}`] = await median(lanes, create)
    // Enough tickets for the moves of the next measurement, made outside it.
    figures[`what waits for me, ${clients}`] = await median(lanes, mine)
    figures[`my list, ${clients}`] = await median(lanes, list)
    while (open.length < 4_000) await Promise.all(Array.from({ length: 8 }, create))
    figures[`transition, ${clients}`] = await median(lanes, move)
  }
  return figures
}
