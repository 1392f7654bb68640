import Database from 'libsql'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyZone } from './audit/verify'
import { collections } from './collections'
import { openEngine } from './local-cloud/engine/engine'

/**
 * `npm run audit:verify [-- --data=<folder>] [--since=<anchor>]`: proves that no ticket and no history in the data folder
 * was changed, cut or removed; `--since` takes an anchor that an earlier run printed and somebody kept elsewhere. Ends
 * with 1 when something is wrong. The cloud may be running: a copy of one moment is looked at.
 */
const given = (name: string): string | undefined =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)

const words: Record<ReturnType<typeof verifyZone>['damage'][number]['what'], (n: number, field?: string) => string> = {
  entry_changed: (n) => `entry ${n} was changed`,
  entry_missing: (n) => `entry ${n} was removed`,
  entry_moved: (n) => `entry ${n} is not in its place: entries were swapped`,
  entry_added: (n) => `entry ${n} was added from outside`,
  history_cut: (n) => `entry ${n} and what follows it was cut off`,
  ticket_changed: (n) => `the ticket is not what its last entry, ${n}, says`,
  field_changed: (n, field) => `${field} is not what ${n === 0 ? 'any entry' : `entry ${n}`} made of it`,
  ticket_missing: () => 'the ticket was removed, its history is left',
  all_missing: (n) => `ticket and history were removed; an anchor knows entry ${n}`,
  anchor_changed: (n) => `anchor ${n} was changed`,
  anchor_missing: (n) => (n === 0 ? 'the anchor that was written down is not there' : `anchor ${n} is missing`),
}

const main = async (): Promise<void> => {
  const folder = given('data') ?? process.env.GUAGOU_DATA ?? join(__dirname, '../.data')
  const file = join(folder, 'documents.db')
  if (!existsSync(file)) throw new Error(`No data in ${folder}; name the folder with --data=`)
  const copy = mkdtempSync(join(tmpdir(), 'guagou-audit-'))
  try {
    const source = new Database(file)
    source.prepare('VACUUM INTO ?').run(join(copy, 'documents.db'))
    source.close()
    const engine = openEngine({ file: join(copy, 'documents.db'), collections })
    const verdict = verifyZone(engine, given('since'))
    await engine.close()
    for (const { where, what, n, field } of verdict.damage) console.log(`✗ ${verdict.numbers.get(where) ?? ''} (${where}): ${words[what](n, field)}`.replace('✗  ', '✗ '))
    console.log(`${verdict.tickets} tickets, ${verdict.entries} entries, ${verdict.anchors} anchors: ${verdict.damage.length === 0 ? 'nothing was changed or removed' : `${verdict.damage.length} faults`}`)
    if (verdict.erased > 0) console.log(`${verdict.erased} tickets went with enterprises that were deleted; the access log says by whom`)
    if (verdict.lastAnchor !== null) console.log(`Newest anchor, to be written down elsewhere: ${verdict.lastAnchor}`)
    if (verdict.damage.length > 0) process.exitCode = 1
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
