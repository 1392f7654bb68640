import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallName } from '../../types/api'
import { type Call, commitImport, stageSheets } from '../../miniprogram/src/features/administration/import/send'
import { faultsOf, matchTable, readySheet } from '../../miniprogram/src/features/administration/sheets/match'
import { readFile } from '../../miniprogram/src/features/administration/sheets/read-file'
import { zoneFile } from '../import/zone-file'
import { startLocalCloud } from '../local-cloud'

/**
 * `npm run bench:import [-- enterprises people]`: a file into an empty zone through the app's own reader and the
 * functions over HTTP, as a browser does it. Prints seconds by stage as JSON; fails when it takes over a minute.
 */
const run = async (): Promise<void> => {
  const [enterprises = 10_000, people = 30_000] = process.argv.slice(2).map(Number)
  const folder = mkdtempSync(join(tmpdir(), 'guagou-bench-import-'))
  const cloud = await startLocalCloud({ dataFolder: folder, output: (source, text) => process.stderr.write(`[${source}] ${text}`) })
  try {
    await cloud.engine.insertMany('people', [{ _id: 'admin', name: '管理员', phone: '19900000000', openid: 'bench-admin', roles: ['admin'], title: '' }])
    const token = cloud.session('admin')
    const call: Call = async (name: CallName, input) => {
      const response = await fetch(`${cloud.url}/call/roster`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify({ call: name, input }) })
      const answer = (await response.json()) as { ok: boolean; value: never; refusal: unknown }
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`)
      return answer.value
    }
    const { file, rows } = zoneFile(enterprises, people)
    const seconds: Record<string, number> = {}
    let [last, longest] = [performance.now(), 0]
    const lap = (name: string): void => {
      seconds[name] = Math.round(performance.now() - last) / 1_000
      last = performance.now()
    }
    const still = async (): Promise<void> => undefined
    const sheets = (await readFile('zone.xlsx', file, still)).map(matchTable)
    if (sheets.some((sheet) => faultsOf(sheet).length > 0)) throw new Error('the file has faults')
    const ready = sheets.map((sheet) => readySheet(sheet)!)
    lap('read')
    let said = 0
    const tell = (what: string, done: number, total: number): void => {
      if (performance.now() - said < 1_000) return
      said = performance.now()
      process.stderr.write(`${what} ${Math.floor((done / total) * 100)}%\n`)
    }
    const staged = await stageSheets(call, { fileName: 'zone.xlsx', sheets: ready, requestId: randomBytes(15).toString('base64url') }, ({ done, total }) => tell('put aside', done, total), still)
    lap('stage')
    const view = await call('roster.import.check', { importId: staged.id, sheets: ready.map(({ kind }) => kind) })
    lap('check')
    if (view.sheets.some(({ problems }) => problems > 0)) throw new Error(JSON.stringify(view.sheets))
    const total = view.sheets.reduce((sum, sheet) => sum + sheet.rows, 0)
    let asked = performance.now()
    const done = await commitImport(call, view, (now) => {
      longest = Math.max(longest, performance.now() - asked)
      asked = performance.now()
      tell('written', now.sheets.reduce((sum, sheet) => sum + sheet.done, 0), total)
    }, () => false)
    lap('commit')
    const rooms = cloud.engine.find('rooms', {}, { limit: 1_000_000 }).length
    const all = Object.values(seconds).reduce((sum, one) => sum + one, 0)
    console.log(JSON.stringify({
      fileKb: Math.round(file.length / 1024), rows, state: done.state, rooms, seconds: { ...seconds, total: Math.round(all * 10) / 10 },
      longestCommitCall: Math.round(longest) / 1_000, mostMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    }, null, 2))
    if (done.state !== 'done' || rooms !== enterprises || all > 60) process.exitCode = 1
  } finally {
    await cloud.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

void run()
