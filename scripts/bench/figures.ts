export interface Latency { ops: number; perSecond: number; p50: number; p99: number; max: number }

const round = (value: number): number => Math.round(value * 100) / 100
const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** What a list of times (milliseconds) within a span (milliseconds) says. */
export const latency = (times: readonly number[], span: number): Latency => {
  const sorted = [...times].sort((a, b) => a - b)
  return { ops: times.length, perSecond: Math.round((times.length / span) * 1000), p50: round(at(sorted, 0.5)), p99: round(at(sorted, 0.99)), max: round(sorted.at(-1) ?? 0) }
}

/** The run whose throughput is the median of all. */
export const medianRun = <T extends { perSecond: number }>(runs: readonly T[]): T =>
  [...runs].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(runs.length / 2)]!

/** Runs `work` over and over for a time, `lanes` of them side by side, after a warm-up that does not count. */
export const during = async (ms: number, lanes: number, work: (lane: number, turn: number) => Promise<unknown>): Promise<Latency> => {
  const times: number[] = []
  const begin = performance.now()
  const end = begin + ms
  await Promise.all(Array.from({ length: lanes }, async (_, lane) => {
    for (let turn = 0; performance.now() < end; turn += 1) {
      const before = performance.now()
      await work(lane, turn)
      times.push(performance.now() - before)
    }
  }))
  return latency(times, performance.now() - begin)
}
