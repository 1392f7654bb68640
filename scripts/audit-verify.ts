import Database from 'libsql'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyZone } from './audit/verify'
import { collections } from './collections'
import { openEngine } from './local-cloud/engine/engine'

/**
 * `npm run audit:verify [-- --data=<folder>] [--anchor=<hash>]`: proves that no history in the data folder was changed,
 * cut or removed; ends with 1 when something was. The cloud may be running: a copy of one moment is looked at.
 */
const given = (name: string): string | undefined =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)

const words: Record<ReturnType<typeof verifyZone>['damage'][number]['what'], string> = {
  entry_changed: 'was changed', entry_missing: 'is missing', entry_added: 'was added from outside', history_cut: 'and what follows was cut off',
  ticket_changed: 'is not what the ticket says', ticket_missing: 'is gone with its ticket or history', anchor_changed: 'of the anchors was changed', anchor_missing: 'of the anchors is missing',
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
    const verdict = verifyZone(engine, given('anchor'))
    await engine.close()
    for (const { where, what, n } of verdict.damage) console.log(`✗ ${where}: entry ${n} ${words[what]}`)
    console.log(`${verdict.tickets} tickets, ${verdict.entries} entries, ${verdict.anchors} anchors: ${verdict.damage.length === 0 ? 'nothing was changed or removed' : `${verdict.damage.length} faults`}`)
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
