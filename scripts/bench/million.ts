import { benchLatest, benchSends } from './chat'
import { type Measured, startMeasured } from './client'
import { type Latency, during, medianRun } from './figures'
import { memberId } from './zone'

/** My list of tickets: 1,000 of them are mine and open, however many the zone has. */
const benchList = async (cloud: Measured, ms: number, repeats: number): Promise<Latency> => {
  const list = () => cloud.call(memberId(0, 0), 'ticket.list', { limit: 20 })
  await during(ms / 2, 1, list)
  const runs: Latency[] = []
  for (let turn = 0; turn < repeats; turn += 1) runs.push(await during(ms, 1, list))
  return medianRun(runs)
}

/** What stays as it is with `more` messages and tickets, and what memory it takes: small and large zone one after the other. */
export const benchGrowth = async (more: number, ms: number, repeats: number): Promise<Record<string, unknown>> => {
  const measure = async (messages: number, tickets: number) => {
    const cloud = await startMeasured({ rooms: 33, members: 8, messages, tickets, mine: 1_000 })
    try {
      const latest50 = await benchLatest(cloud, ms, repeats)
      const myList = await benchList(cloud, ms, repeats)
      const sends = await benchSends(cloud, 8, ms, 1, [[32, 1]])
      return { messages, tickets, latest50, myList, sends, memoryBytes: await cloud.memory() }
    } finally {
      await cloud.stop()
    }
  }
  const small = await measure(more / 10, more / 100)
  const large = await measure(more, more)
  const times = (one: Latency, other: Latency): number => Math.round((other.p50 / one.p50) * 100) / 100
  return { small, large, latest50Growth: times(small.latest50, large.latest50), myListGrowth: times(small.myList, large.myList) }
}
