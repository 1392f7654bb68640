import { openClock } from './clock'
import { createTimers } from './timers'

const minute = 60_000
const everyMinute = { functionName: 'f', name: 'minutely', config: '0 * * * * * *' }
const start = Date.parse('2031-01-06T09:00:30+08:00')

const setUp = (call: (functionName: string, event: unknown) => Promise<unknown> = async () => null) => {
  const clock = openClock()
  clock.set(start)
  const runs: { at: number; time: string }[] = []
  const said: string[] = []
  const timers = createTimers([everyMinute], clock, (functionName, event) => {
    runs.push({ at: clock.now(), time: (event as { Time: string }).Time })
    return call(functionName, event)
  }, (text) => said.push(text))
  timers.start()
  return { clock, runs, said, timers }
}

test('moving the clock runs each due time once, at its own time, and ends where it was told to', async () => {
  const { clock, runs, timers } = setUp()
  await timers.moveTo(start + 10 * minute)
  expect(runs.map(({ time }) => Date.parse(time) - start)).toEqual(Array.from({ length: 10 }, (_, n) => n * minute + 30_000))
  for (const { at, time } of runs) expect(at - Date.parse(time)).toBeLessThan(1_000)
  expect(Math.abs(clock.now() - start - 10 * minute)).toBeLessThan(1_000)
  timers.stop()
})

test('of a long way at most 2,000 runs are made, spread evenly, the last due time among them', async () => {
  const { runs, timers } = setUp()
  const month = 30 * 86_400_000
  await timers.moveTo(start + month)
  expect(runs).toHaveLength(2_000)
  const times = runs.map(({ time }) => Date.parse(time))
  expect(start + month - times.at(-1)!).toBeLessThan(minute)
  const gaps = times.slice(1).map((time, n) => time - times[n]!)
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(minute)
  timers.stop()
})

test('moving back runs nothing, nor does moving while the timers are stopped', async () => {
  const { clock, runs, timers } = setUp()
  await timers.moveTo(start - 5 * minute)
  expect(runs).toEqual([])
  timers.stop()
  await timers.moveTo(start + 5 * minute)
  expect(runs).toEqual([])
  expect(Math.abs(clock.now() - start - 5 * minute)).toBeLessThan(1_000)
})

test('a run that fails is told and does not stop the others', async () => {
  const { runs, said, timers } = setUp(() => Promise.reject(new Error('on purpose')))
  await timers.moveTo(start + 2 * minute)
  expect(runs).toHaveLength(2)
  expect(said).toEqual(['timer minutely: on purpose', 'timer minutely: on purpose'])
  timers.stop()
})

test('a trigger never runs twice at once', async () => {
  let release = (): void => undefined
  const { runs, timers } = setUp(() => new Promise<void>((resolve) => { release = resolve }))
  const first = timers.runAll()
  await timers.runAll()
  expect(runs).toHaveLength(1)
  release()
  await first
  const again = timers.runAll()
  expect(runs).toHaveLength(2)
  release()
  await again
  timers.stop()
})
