import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from './engine'
import { openSql } from './sql'

const tsx = createRequire(__filename).resolve('tsx/cli')

/** Lets sixteen writers run, kills them without warning, and answers what they had been promised. */
async function promisedUntilKilled(file: string, round: number): Promise<string[]> {
  const child = spawn(process.execPath, [tsx, join(__dirname, 'crash-writer.ts'), file, String(round)], { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    if (printed === '') setTimeout(() => process.kill(-(child.pid as number), 'SIGKILL'), 250 + round * 70)
    printed += chunk.toString()
  })
  await new Promise((resolve) => child.on('close', resolve))
  // The last line may have been cut by the kill.
  return printed.slice(0, printed.lastIndexOf('\n')).split('\n')
}

test('killed five times under sixteen writers: nothing acknowledged is lost and the file is sound', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'crash-'))
  const file = join(directory, 'data.db')
  const promised: string[] = []
  try {
    for (let round = 0; round < 5; round++) {
      promised.push(...await promisedUntilKilled(file, round))
      const sql = openSql(file)
      expect(sql.prepare('PRAGMA integrity_check').all([])).toEqual([expect.objectContaining({ integrity_check: 'ok' })])
      sql.close()
      const engine = openEngine({ file, collections: [{ name: 'docs', indexes: [{ name: 'n', keys: [['writer', 1], ['n', -1]] }] }] })
      const stored = new Set(engine.find('docs', {}).map(({ _id }) => _id))
      expect(promised.filter((id) => !stored.has(id))).toEqual([])
      const byIndex = Array.from({ length: 16 }, (_, writer) => engine.find('docs', { writer }, { sort: { n: -1 } }).length)
      expect(byIndex.reduce((sum, count) => sum + count, 0)).toBe(stored.size)
      await engine.close()
    }
    expect(promised.length).toBeGreaterThan(500)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}, 120_000)
