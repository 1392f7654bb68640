import { openEngine } from './engine'

// Started by crash.cloud.test.ts: sixteen writers that print every id they were told is safe, until they are killed.
const [file, round] = process.argv.slice(2) as [string, string]
const engine = openEngine({ file, collections: [{ name: 'docs', indexes: [{ name: 'n', keys: [['writer', 1], ['n', -1]] }] }] })

async function write(writer: number): Promise<never> {
  for (let n = 0; ; n++) {
    const _id = `${round}:${writer}:${n}`
    const answer = await engine.handle({ action: 'database.insertDocument', collectionName: 'docs', data: [JSON.stringify({ _id, writer, n, text: 'x'.repeat(200) })] })
    if (!answer.includes('insertedIds')) throw new Error(answer)
    process.stdout.write(_id + '\n')
  }
}

void Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)))
