import { startTestCloud } from './test-cloud'

// What a doc().get() of the SDK costs inside the process and over HTTP: `npx tsx scripts/local-cloud/testing/wire.bench.ts`.
const each = 1_000

const measure = async (wire: 'port' | 'http', workers: number) => {
  const cloud = await startTestCloud({ wire })
  try {
    await cloud.engine.insertMany('things', [{ _id: 'a', n: 1, text: '群'.repeat(100) }])
    const gets = (count: number) => Promise.all(Array.from({ length: workers }, () => cloud.probe('gets', count)))
    await cloud.host.prewarm('probe', workers)
    await gets(200)
    const [cpu, began] = [process.cpuUsage(), performance.now()]
    await gets(each)
    const spent = process.cpuUsage(cpu)
    const seconds = (performance.now() - began) / 1000
    return {
      wire, workers, perSecond: Math.round((each * workers) / seconds),
      cpuMsPerRequest: Number(((spent.user + spent.system) / 1000 / (each * workers)).toFixed(3)),
    }
  } finally {
    await cloud.close()
  }
}

const main = async (): Promise<void> => {
  const figures = []
  for (const workers of [1, 4]) for (const wire of ['http', 'port'] as const) figures.push(await measure(wire, workers))
  console.log(JSON.stringify(figures, null, 2))
}
void main()
