import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SheetKind, sheetKinds } from '../../types/import'
import { commitImport, exportSheet, stageSheets, type Call } from '../../miniprogram/src/features/administration/import/send'
import { matchTable, readySheet, type ReadySheet } from '../../miniprogram/src/features/administration/sheets/match'
import { readFile } from '../../miniprogram/src/features/administration/sheets/read-file'
import { sheetOf } from '../../miniprogram/src/features/administration/sheets/template'
import { writeXlsx } from '../../miniprogram/src/features/administration/sheets/write-xlsx'
import { localFirstAdminLink } from '../first-admin/local'
import { type DemoCloud, atRest, eventually, intention, startDemoCloud } from './demo-cloud'

const still = async (): Promise<void> => undefined
const callAs = ({ get }: DemoCloud, person: string): Call => ((name, input) => get(person, name, input as never)) as Call

const exported = async (demo: DemoCloud): Promise<Uint8Array> => {
  const call = callAs(demo, 'admin-1')
  const sheets = []
  for (const kind of sheetKinds) sheets.push(sheetOf(kind, await exportSheet(call, kind, intention(), () => undefined, still)))
  return writeXlsx(sheets)
}
const sheetsIn = async (file: Uint8Array): Promise<ReadySheet[]> =>
  (await readFile('名册.xlsx', file, still)).map((table) => readySheet(matchTable(table))!).filter(({ rows }) => rows.length > 0)

const checked = async (call: Call, sheets: ReadySheet[]) => {
  const view = await stageSheets(call, { fileName: '名册.xlsx', sheets, requestId: intention() }, () => undefined, still)
  return call('roster.import.check', { importId: view.id, sheets: sheets.map(({ kind }) => kind) })
}

const all = (demo: DemoCloud, collection: string) => demo.cloud.engine.find(collection, {}, { limit: 100_000 }) as Record<string, unknown>[]
const roster = (demo: DemoCloud) => JSON.stringify(['people', 'enterprises', 'bureaus', 'pairings', 'rooms'].map((name) => all(demo, name)))

let demo: DemoCloud
let file: Uint8Array
beforeAll(async () => {
  demo = await startDemoCloud()
  file = await exported(demo)
})
afterAll(() => demo.close())

test('the exported roster, imported where it came from, changes nothing', async () => {
  const before = roster(demo)
  const call = callAs(demo, 'admin-1')
  const view = await checked(call, await sheetsIn(file))
  for (const sheet of view.sheets) expect(sheet).toMatchObject({ added: 0, changed: 0, problems: 0, same: sheet.rows })
  expect((await commitImport(call, view, () => undefined, () => false)).state).toBe('done')
  expect(roster(demo)).toBe(before)
})

test('imported into an empty zone by its first administrator it is the same roster, and imported again nothing changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guagou-empty-'))
  const empty = await startDemoCloud({ dataFolder: folder, ...{} })
  try {
    for (const name of ['people', 'enterprises', 'bureaus', 'pairings', 'rooms', 'consents']) {
      await empty.cloud.engine.handle({ action: 'database.removeDocument', collectionName: name, queryType: 'WHERE', query: JSON.stringify({ _id: { $gt: '' } }), multi: true })
    }
    const link = await localFirstAdminLink(empty.cloud)
    const { token } = await (await fetch(`${empty.cloud.url}/dev/session`, { method: 'POST', body: '{"stranger":"first"}' })).json() as { token: string }
    const made = await (await fetch(`${empty.cloud.url}/call/roster`, {
      method: 'POST', headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ call: 'roster.first', input: { secret: /secret=(.+)$/.exec(link!)![1], name: '首任', phone: '19911112222' } }),
    })).json() as { ok: true; value: { id: string } }
    const call = callAs(empty, made.value.id)
    const sheets = await sheetsIn(file)
    const view = await checked(call, sheets)
    for (const sheet of view.sheets) expect(sheet).toMatchObject({ changed: expect.any(Number), problems: 0 })
    expect((await commitImport(call, view, () => undefined, () => false)).state).toBe('done')
    // The trail tells the sheets newest first, and no line falls between two of its pages.
    const written: string[] = []
    const kinds: string[] = []
    for (let before: number | null | undefined; before !== null;) {
      const page = await empty.get(made.value.id, 'roster.admin.audit', { limit: 2, ...(before === undefined ? {} : { before }) })
      written.push(...page.lines.map(({ id }) => id))
      kinds.push(...page.lines.filter(({ kind }) => kind === 'import').map(({ subject }) => subject))
      before = page.next
    }
    expect(written.sort()).toEqual(all(empty, 'roster_audit').map(({ _id }) => _id).sort())
    expect([...new Set(kinds)]).toEqual(view.sheets.map(({ kind }) => kind).reverse())

    const people = (one: DemoCloud) => all(one, 'people').filter(({ _id }) => _id !== made.value.id)
      .map(({ openid: _, ...person }) => person).map((person) => JSON.stringify(Object.entries(person).filter(([, value]) => value !== false).sort())).sort()
    expect(people(empty)).toEqual(people(demo))
    const plain = (documents: Record<string, unknown>[]) => documents.map((one) => JSON.stringify(Object.entries(one).sort())).sort()
    for (const name of ['enterprises', 'bureaus']) expect(plain(all(empty, name))).toEqual(plain(all(demo, name)))
    expect(all(empty, 'pairings')).toHaveLength(305)
    const members = (one: DemoCloud) => all(one, 'rooms').map((room) => [room._id, (room.members as { id: string; role: string }[]).map(({ id, role }) => `${role} ${id}`).sort()]).sort()
    expect(members(empty)).toEqual(members(demo))

    const before = roster(empty)
    const again = await checked(call, sheets)
    for (const sheet of again.sheets) expect(sheet).toMatchObject({ added: 0, changed: 0, problems: 0 })
    await commitImport(call, again, () => undefined, () => false)
    expect(roster(empty)).toBe(before)
    // The product works: somebody writes and his cadre reads.
    const staff = 'staff-001-1'
    const roomId = (await empty.get(staff, 'roster.me', {})).enterprise!.id
    await empty.get(staff, 'chat.send', { roomId, requestId: intention(), text: '在新园区说的第一句话' })
    const cadre = (all(empty, 'pairings').find(({ enterpriseId }) => enterpriseId === roomId)!.cadreId) as string
    expect((await empty.get(cadre, 'chat.rooms', {})).rooms.find(({ id }) => id === roomId)).toBeDefined()
  } finally {
    await empty.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('every bad row is named by row and field, and a sheet with a bad row is not written at all', async () => {
  const call = callAs(demo, 'admin-1')
  const before = roster(demo)
  const sheet = (kind: SheetKind, fields: string[], ...rows: string[][]): ReadySheet => ({ kind, fields: fields as never, rows: rows.map((v, at) => ({ n: at + 2, v })) })
  const view = await checked(call, [
    sheet('enterprises', ['uscc', 'name', 'industry', 'kind'], ['91350100M000100Y43', '好企业有限公司', '电子', '规上高企'], ['91350100M000100Y44', '坏代码有限公司', '电子', '规上高企'], ['91350100M000100Y43', '重复', '电子', '规上高企']),
    sheet('officers', ['name', 'phone', 'bureau', 'post'], ['某甲', '19912340001', '没有的局', '经办人'], ['某乙', '1991234', '规划建设局', '经办人'], ['某丙', '19900000001', '规划建设局', '经办人']),
    sheet('pairings', ['enterprise', 'cadre', 'from'], ['91350100M000100Y43', '19900000001', '2026-02-30'], ['91350100M000100Y43', '19900000001', '2026年3月1日']),
  ])
  expect(view.sheets.map(({ kind, problems }) => [kind, problems])).toEqual([['enterprises', 2], ['officers', 3], ['pairings', 2]])
  const found = async (kind: SheetKind) => (await call('roster.import.part', { importId: view.id, kind, part: 0 })).problems.map(({ n, field, code }) => `${n} ${field} ${code}`)
  expect(await found('enterprises')).toEqual(['3 uscc bad_uscc', '4 uscc repeated'])
  expect(await found('officers')).toEqual(['2 bureau unknown_bureau', '3 phone bad_phone', '4 phone phone_taken'])
  expect(await found('pairings')).toEqual(['2 from bad_date', '3 cadre over_capacity'])
  expect(await demo.refused('admin-1', 'roster.import.commit', { importId: view.id, fingerprint: view.fingerprint })).toMatchObject({ code: 'wrong_state' })
  expect(roster(demo)).toBe(before)
})

test('an import belongs to its maker, and nobody but an administrator has one', async () => {
  const call = callAs(demo, 'admin-1')
  const view = await checked(call, (await sheetsIn(file)).filter(({ kind }) => kind === 'bureaus'))
  expect(await demo.refused('supervisor-1', 'roster.import.view', { importId: view.id })).toEqual({ code: 'forbidden' })
  expect(await demo.refused('admin-1', 'roster.import.view', { importId: 'x'.repeat(22) })).toEqual({ code: 'not_found' })
  expect((await call('roster.import.cancel', { importId: view.id })).state).toBe('cancelled')
  expect(all(demo, 'import_parts').filter(({ importId }) => importId === view.id)).toEqual([])
})

test('an enterprise that an imported file makes fit a policy is told of it, once', async () => {
  const call = callAs(demo, 'admin-1')
  const [enterprises] = (await sheetsIn(file)).filter(({ kind }) => kind === 'enterprises')
  const at = (field: string) => enterprises!.fields.indexOf(field as never)
  const row = enterprises!.rows.find(({ v }) => v[at('industry')] !== '新材料' && v[at('kind')] === '规上高企')!
  const staff = all(demo, 'people').filter(({ enterpriseId, roles }) => enterpriseId === row.v[at('uscc')] && (roles as string[]).includes('staff'))
  expect(staff.length).toBeGreaterThan(0)
  const draft = await demo.get('admin-1', 'roster.policy.save', {
    requestId: intention(), version: 0, title: '新材料贴息', summary: '贷款贴息', text: '每户至多一百万元', deadline: '2026-03-20', fit: { industries: ['新材料'], kinds: ['hightech'] },
  })
  await demo.get('admin-1', 'roster.policy.publish', { requestId: intention(), policyId: draft.id, version: 1 })
  await atRest(demo)
  const told = () => all(demo, 'notices').filter(({ kind, personId }) => kind === 'policy_fits' && staff.some(({ _id }) => _id === personId))
  expect(told()).toEqual([])

  row.v[at('industry')] = '新材料'
  for (let turn = 0; turn < 2; turn += 1) {
    await commitImport(call, await checked(call, [{ ...enterprises!, rows: [row] }]), () => undefined, () => false)
    await atRest(demo)
    await demo.cloud.runTimers()
    await eventually(() => told().length === staff.length)
  }
  expect(told().map(({ personId }) => personId).sort()).toEqual(staff.map(({ _id }) => _id).sort())
})
