import { ensureBuilt } from '../build'
import { latency } from './figures'
import { roomWith } from './ui-room'

/**
 * `npm run bench:search`: prints JSON. The search in a room of 100,000 messages, through the function, its SDK and the
 * local cloud's database; the words are gathered before, as the timer does. `--messages=…` for another size.
 */
const count = Number(process.argv.find((word) => word.startsWith('--messages='))?.slice('--messages='.length) ?? 100_000)
const repeats = 20
const mostMs = 200
const looked = {
  'in every fourth message': '行政审批局',
  'two words': '二期厂房 材料',
  'once, near the beginning': '1001：',
  'in no message': '火星基地',
}

const main = async (): Promise<void> => {
  await ensureBuilt('functions')
  const { demo, roomId, staff, close } = await roomWith(count)
  const modify = (data: object) => demo.cloud.engine.handle({
    action: 'database.modifyDocument', collectionName: 'rooms', query: JSON.stringify({ _id: roomId }),
    data: JSON.stringify(data), merge: true, upsert: false, multi: false, queryType: 'WHERE',
  })
  const gatheredUpTo = () => (demo.cloud.engine.find('rooms', { _id: roomId }, {})[0] as unknown as { gathered?: number }).gathered ?? 0
  const begin = performance.now()
  while (gatheredUpTo() < count - 128) {
    await modify({ $set: { gatherAt: 1 } })
    await demo.cloud.runTimers()
  }
  const gatherMs = Math.round(performance.now() - begin)
  const figures: Record<string, unknown> = {}
  let slowest = 0
  for (const [name, text] of Object.entries(looked)) {
    const times: number[] = []
    let hits = 0
    for (let turn = 0; turn < repeats; turn += 1) {
      const before = performance.now()
      hits = (await demo.get(staff, 'chat.search', { roomId, text })).messages.length
      times.push(performance.now() - before)
    }
    const { p50, max } = latency(times, 1)
    slowest = Math.max(slowest, p50)
    figures[name] = { hits, p50, max }
  }
  await close()
  console.log(JSON.stringify({ messages: count, gatherMs, milliseconds: figures, limitMs: mostMs }, null, 2))
  process.exitCode = slowest > mostMs ? 1 : 0
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
