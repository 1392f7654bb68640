import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from './engine'

// Prints operations per second as JSON: the median of several rounds over a file of its own.
// npx tsx scripts/local-cloud/engine/engine.bench.ts [documents]
const documents = Number(process.argv[2] ?? 100_000)
const ROOMS = 200
const directory = mkdtempSync(join(tmpdir(), 'engine-bench-'))
const engine = openEngine({
  file: join(directory, 'data.db'),
  collections: [
    { name: 'messages', indexes: [{ name: 'place', keys: [['roomId', 1], ['seq', -1]] }, { name: 'thread', keys: [['ticketId', 1], ['rev', 1]] }] },
    { name: 'rooms', indexes: [{ name: 'member', keys: [['members.id', 1], ['at', -1]] }] },
  ],
})

const message = (at: number) => ({ _id: `m${at}`, roomId: `r${at % ROOMS}`, seq: Math.floor(at / ROOMS), rev: at, at: 1_790_000_000_000 + at, ticketId: `t${at % 999}`, from: { id: `p${at % 8}`, name: '王工' }, text: '排水方案已经报给行政审批局，等待窗口受理。'.repeat(6) })
const handle = async (collectionName: string, action: string, body: object) => {
  const text = await engine.handle({ action: `database.${action}`, collectionName, ...body })
  if (text.includes('"code"')) throw new Error(text)
}
let inserted = documents
const insert = () => handle('messages', 'insertDocument', { data: [JSON.stringify(message(inserted++))] })
const pick = (below: number) => Math.floor(Math.random() * below)
const post = (room: string) => handle('rooms', 'modifyAndReturnDoc', { queryType: 'WHERE', query: JSON.stringify({ _id: room, 'members.id': 'p3' }), data: '{"$inc":{"seq":{"$numberInt":"1"}},"$set":{"at":{"$numberDouble":"1790000000000"}}}' })

async function perSecond(count: number, inFlight: number, work: () => Promise<unknown>): Promise<number> {
  const rounds: number[] = []
  for (let round = 0; round < 5; round++) {
    const from = performance.now()
    await Promise.all(Array.from({ length: inFlight }, async () => {
      for (let done = 0; done < count / inFlight; done++) await work()
    }))
    rounds.push(count / (performance.now() - from) * 1000)
  }
  return Math.round(rounds.sort((left, right) => left - right)[2] as number)
}

async function main(): Promise<void> {
  for (let from = 0; from < documents; from += 5000) {
    await engine.insertMany('messages', Array.from({ length: Math.min(5000, documents - from) }, (_, at) => message(from + at)))
  }
  await engine.insertMany('rooms', Array.from({ length: ROOMS }, (_, at) => ({ _id: `r${at}`, seq: 0, at, members: Array.from({ length: 8 }, (_, person) => ({ id: `p${person}`, role: 'staff' })) })))
  const result = {
    documents,
    bytesPerDocument: Buffer.byteLength(JSON.stringify(message(1))),
    insert1: await perSecond(1000, 1, insert),
    insert32: await perSecond(4000, 32, insert),
    getById: await perSecond(10_000, 1, () => handle('messages', 'getDocument', { queryType: 'DOC', query: `{"_id":"m${pick(documents)}"}` })),
    list20: await perSecond(4000, 1, () => handle('messages', 'getDocument', { queryType: 'WHERE', query: `{"roomId":"r${pick(ROOMS)}"}`, order: '{"seq":{"$numberInt":"-1"}}', limit: 20 })),
    count: await perSecond(4000, 1, () => handle('messages', 'calculateDocument', { query: `{"ticketId":"t${pick(999)}"}` })),
    memberRooms20: await perSecond(2000, 1, () => handle('rooms', 'getDocument', { queryType: 'WHERE', query: '{"members.id":"p3"}', order: '{"at":{"$numberInt":"-1"}}', limit: 20 })),
    updateAndReturn1: await perSecond(1000, 1, () => post(`r${pick(ROOMS)}`)),
    updateAndReturn32: await perSecond(4000, 32, () => post(`r${pick(ROOMS)}`)),
  }
  console.log(JSON.stringify(result))
}

void main().finally(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})
