import { benchLatest, benchSends } from './chat'
import { type Measured, startMeasured } from './client'
import { type Latency, during, medianRun } from './figures'
import { memberId } from './zone'

/** My list of tickets: 1,000 of them are mine and open, however many the zone has. */
const myList = (cloud: Measured) => () => cloud.call(memberId(0, 0), 'ticket.list', { limit: 20 })
/** 今日 of an officer: of what his bureau supports 500 are open and 50 his part, however many it has supported. */
const supporting = (cloud: Measured) => async () => {
  const { supporting } = await cloud.call('bench-officer', 'ticket.mine', { limit: 20 })
  if (supporting.length !== 20) throw new Error(`${supporting.length} parts instead of 20`)
}

const benchList = async (list: () => Promise<unknown>, ms: number, repeats: number): Promise<Latency> => {
  await during(ms / 2, 1, list)
  const runs: Latency[] = []
  for (let turn = 0; turn < repeats; turn += 1) runs.push(await during(ms, 1, list))
  return medianRun(runs)
}

/** What stays as it is with `more` messages and tickets, and what memory it takes: small and large zone one after the other. */
export const benchGrowth = async (more: number, ms: number, repeats: number): Promise<Record<string, unknown>> => {
  const measure = async (messages: number, tickets: number) => {
    const cloud = await startMeasured({ rooms: 33, members: 8, messages, tickets, mine: 1_000, supported: 500 })
    try {
      const latest50 = await benchLatest(cloud, ms, repeats)
      const mine = await benchList(myList(cloud), ms, repeats)
      const parts = await benchList(supporting(cloud), ms, repeats)
      const sends = await benchSends(cloud, 8, ms, 1, { shapes: [[32, 1]] })
      return { messages, tickets, latest50, myList: mine, supporting: parts, sends, memoryBytes: await cloud.memory() }
    } finally {
      await cloud.stop()
    }
  }
  const small = await measure(more / 10, Math.max(10_000, more / 100))
  const large = await measure(more, more)
  const times = (one: Latency, other: Latency): number => Math.round((other.p50 / one.p50) * 100) / 100
  return { small, large, latest50Growth: times(small.latest50, large.latest50), myListGrowth: times(small.myList, large.myList), supportingGrowth: times(small.supporting, large.supporting) }
}
