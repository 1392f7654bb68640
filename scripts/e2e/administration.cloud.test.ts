import { callNames, callersOf } from '../../types/api'
import { localFirstAdminLink } from '../first-admin/local'
import { startLocalCloud } from '../local-cloud'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { code } from '../import/zone-file'
import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud
beforeAll(async () => { demo = await startDemoCloud() })
afterAll(() => demo.close())

const admin = 'admin-1'
const fresh = { id: '91350100M000100Y43', name: '澄湖新来企业有限公司', industry: '先进陶瓷', kind: 'hightech' as const, address: '' }
const rooms = (id: string) => demo.cloud.engine.find('rooms', { _id: id }) as { members: { id: string; role: string }[] }[]

test('a pure administrator is refused on every call of the chat', async () => {
  const chat = callNames.filter((name) => name.startsWith('chat.'))
  expect(chat.length).toBeGreaterThan(5)
  for (const name of chat) {
    expect(callersOf(name)).not.toContain('admin')
    expect(await demo.ask(admin, name, {} as never)).toEqual({ ok: false, refusal: { code: 'forbidden' } })
  }
})

test('an enterprise added by hand gets a room, its cadre by pairing, and what is over capacity is refused', async () => {
  const added = await demo.get(admin, 'roster.admin.enterprise.save', { requestId: intention(), ...fresh })
  expect(added).toMatchObject({ id: fresh.id, cadre: null, staff: 0 })
  expect(rooms(fresh.id)).toHaveLength(1)
  expect(await demo.refused(admin, 'roster.admin.enterprise.save', { requestId: intention(), ...fresh })).toMatchObject({ code: 'taken', fields: ['id'] })
  expect(await demo.refused(admin, 'roster.admin.enterprise.save', { requestId: intention(), ...fresh, id: '91350100M000100Y44' })).toMatchObject({ code: 'bad_input', fields: ['id'] })

  const pairs = [{ enterpriseId: fresh.id, cadreId: 'cadre-20' }]
  expect(await demo.refused(admin, 'roster.admin.pair', { requestId: intention(), from: '2026-03-03', pairs })).toMatchObject({ code: 'limit_reached' })
  expect((await demo.get(admin, 'roster.admin.propose', { enterpriseIds: [fresh.id] })).without).toEqual([fresh.id])
  await demo.get(admin, 'roster.admin.capacity', { requestId: intention(), leader: 5, head: 11 })
  const { proposals } = await demo.get(admin, 'roster.admin.propose', { enterpriseIds: [fresh.id] })
  expect(proposals).toHaveLength(1)
  const requestId = intention()
  const pair = () => demo.get(admin, 'roster.admin.pair', { requestId, from: '2026-03-03', pairs: [{ enterpriseId: fresh.id, cadreId: proposals[0]!.cadre.id }] })
  expect(await pair()).toEqual({ paired: 1 })
  expect(await pair()).toEqual({ paired: 1 })
  expect(rooms(fresh.id)[0]!.members).toEqual([expect.objectContaining({ id: proposals[0]!.cadre.id, role: 'cadre' })])
  // The room is told, once, and the cadre's list follows.
  const lines = await eventually(() => {
    const found = demo.cloud.engine.find('messages', { roomId: fresh.id })
    return found.length > 0 && found
  })
  expect(lines).toEqual([expect.objectContaining({ kind: 'line', text: `${proposals[0]!.cadre.name} 担任本企业的挂钩干部` })])
  expect((demo.cloud.engine.find('signals', { _id: proposals[0]!.cadre.id })[0] as { chat: number }).chat).toBeGreaterThan(0)
  expect(await demo.refused(admin, 'roster.admin.pair', { requestId: intention(), from: '2026-04-01', pairs })).toMatchObject({ code: 'taken' })
})

test('of two who pair the last free places at once, nobody gets one too many', async () => {
  const { loads } = await demo.get(admin, 'roster.admin.pairings', {})
  const { cadre } = loads.find(({ pairings, capacity }) => pairings.length === capacity - 1)!
  const codes = Array.from({ length: 4 }, (_, at) => code(900_000 + at))
  for (const id of codes) await demo.get(admin, 'roster.admin.enterprise.save', { requestId: intention(), ...fresh, id, name: `澄湖争位企业${id}` })
  const answers = await Promise.all(codes.map((enterpriseId) => demo.ask(admin, 'roster.admin.pair', { requestId: intention(), from: '2026-03-03', pairs: [{ enterpriseId, cadreId: cadre.id }] })))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const won = codes[answers.findIndex(({ ok }) => ok)]!
  expect(demo.cloud.engine.find('pairings', { cadreId: cadre.id, enterpriseId: { $in: codes } }).map(({ enterpriseId }) => enterpriseId)).toEqual([won])
  // As it was, for what follows.
  const last = (await demo.get(admin, 'roster.admin.audit', {})).lines.find(({ undoable }) => undoable)!
  expect((await demo.get(admin, 'roster.admin.undo', { requestId: intention(), auditId: last.id })).restored).toBe(1)
})

test('the last change is taken back step by step, and never over something newer', async () => {
  const lines = async () => (await demo.get(admin, 'roster.admin.audit', {})).lines
  for (;;) {
    // The enterprises of the test before: what nothing hangs on goes.
    const next = (await lines()).find(({ undoable }) => undoable)!
    if (next.kind === 'pair') break
    await demo.get(admin, 'roster.admin.undo', { requestId: intention(), auditId: next.id })
  }
  const last = (await lines()).find(({ undoable }) => undoable)!
  const older = (await lines()).find(({ kind, undone }) => kind === 'settings' && !undone)!
  expect(await demo.refused(admin, 'roster.admin.undo', { requestId: intention(), auditId: older.id })).toEqual({ code: 'too_late' })
  expect(await demo.get(admin, 'roster.admin.undo', { requestId: intention(), auditId: last.id })).toEqual({ restored: 1 })
  expect(rooms(fresh.id)[0]!.members).toEqual([])
  // The room had been told of him: it is told that he is it no more, right below.
  const told = await eventually(() => {
    const all = demo.cloud.engine.find('messages', { roomId: fresh.id, kind: 'line' }, { sort: { seq: 1 } })
    return all.length === 2 && all
  })
  expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('担任本企业的挂钩干部'), expect.stringMatching(/^更正：.+ 不再担任本企业的挂钩干部$/)])
  expect((await lines()).find(({ id }) => id === last.id)).toMatchObject({ undone: true, undoable: false })
  expect((await lines()).find(({ undoable }) => undoable)!.kind).toBe('settings')
})

test('a person is added to his room, saved over only by who saw the newest, and keeps roles that carry work', async () => {
  const requestId = intention()
  const given = { requestId, name: '新同事', phone: '19912345678', title: '行政经理', roles: ['staff' as const], enterpriseId: fresh.id }
  const added = await demo.get(admin, 'roster.admin.person.save', given)
  expect((await demo.get(admin, 'roster.admin.person.save', given)).id).toBe(added.id)
  expect(rooms(fresh.id)[0]!.members).toEqual([expect.objectContaining({ id: added.id, role: 'staff' })])
  expect(await demo.refused(admin, 'roster.admin.person.save', { ...given, requestId: intention() })).toMatchObject({ code: 'phone_taken' })
  const changed = await demo.get(admin, 'roster.admin.person.save', { ...given, requestId: intention(), id: added.id, rev: added.rev, title: '总经理' })
  expect(changed.title).toBe('总经理')
  expect(await demo.refused(admin, 'roster.admin.person.save', { ...given, requestId: intention(), id: added.id, rev: added.rev, title: '旧的' })).toMatchObject({ code: 'conflict' })
  expect(await demo.refused(admin, 'roster.admin.person.save', { requestId: intention(), id: added.id, rev: changed.rev, name: '新同事', phone: '19912345678', title: '', roles: ['observer'] }))
    .toMatchObject({ code: 'bad_input', fields: ['roles.leaving'] })
  const found = await demo.get(admin, 'roster.admin.people', { search: '新同事' })
  expect(found.people.map(({ id }) => id)).toEqual([added.id])
  // Left out, the number stays; it is nowhere shown whole but on demand, and found by its end or as a whole only.
  const kept = await demo.get(admin, 'roster.admin.person.save', { requestId: intention(), id: added.id, rev: changed.rev, name: '新同事', title: '副总', roles: ['staff'], enterpriseId: fresh.id })
  expect(kept).toMatchObject({ title: '副总', phone: '199****5678' })
  expect(demo.cloud.engine.find('people', { _id: added.id })[0]!.phone).toBe('19912345678')
  expect(await demo.refused(admin, 'roster.admin.person.save', { requestId: intention(), name: '没有号码', title: '', roles: ['observer'] })).toMatchObject({ code: 'bad_input', fields: ['phone'] })
  const byNumber = async (search: string) => (await demo.get(admin, 'roster.admin.people', { search })).people.map(({ id }) => id)
  expect(await byNumber('19912345678')).toEqual([added.id])
  expect(await byNumber('5678')).toEqual([added.id])
  expect(await byNumber('19912')).toEqual([])
  expect(await byNumber('678')).toEqual([])
  expect(await demo.get(admin, 'roster.phone', { personId: added.id })).toEqual({ phone: '19912345678' })
  expect((await demo.get(admin, 'roster.accesses', {})).accesses[0]).toMatchObject({ what: 'phone', about: '新同事', by: { id: admin } })
})

test('no list, picture or trail that an administrator reads holds a whole number', async () => {
  const lists = await Promise.all([
    demo.get(admin, 'roster.admin.people', { limit: 100 }), demo.get(admin, 'roster.admin.people', { role: 'cadre', sort: { by: 'name' } }), demo.get(admin, 'roster.admin.audit', { limit: 100 }),
    demo.get(admin, 'roster.officials', {}), demo.get(admin, 'roster.applications', {}), demo.get(admin, 'roster.handovers', {}), demo.get(admin, 'roster.accesses', {}), demo.get(admin, 'roster.refusals', {}),
    demo.get(admin, 'roster.admin.pairings', {}), demo.get(admin, 'roster.invitations', {}), demo.get(admin, 'roster.check', {}), demo.get(admin, 'roster.erasures', {}), demo.get(admin, 'roster.colleagues', { enterpriseId: fresh.id }),
  ])
  expect(JSON.stringify(lists)).not.toMatch(/(?<!\d)1\d{10}(?!\d)(?<!"at":1\d{10})/)
})

test('sorted lists go on where a page ended, in both directions, and nobody is left out or comes twice', async () => {
  for (const sort of [{ by: 'name' as const }, { by: 'title' as const, down: true }]) {
    const seen: { id: string; value: string }[] = []
    for (let after: string | undefined; ;) {
      const page = await demo.get(admin, 'roster.admin.people', { role: 'cadre', limit: 7, sort, ...(after === undefined ? {} : { after }) })
      seen.push(...page.people.map((one) => ({ id: one.id, value: one[sort.by] })))
      if (page.next === null) break
      after = page.next
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(35)
    const values = seen.map(({ value }) => value)
    expect(values).toEqual([...values].sort((a, b) => (a < b ? -1 : 1) * (sort.down ? -1 : 1)))
  }
  expect((await demo.get(admin, 'roster.admin.enterprises', { sort: { by: 'industry', down: false }, after: 'no place' })).enterprises).toEqual([])
})

test('calendar and limits are taken back from the trail, step by step, by whoever comes to it later', async () => {
  const changes = async () => (await demo.get(admin, 'ticket.settings.changes', {})).changes
  const limits = async () => demo.get(admin, 'ticket.limits', {})
  const rule = (amount: number) => ({ clock: 'accept' as const, category: null, bureauId: null, limit: { amount, unit: 'minutes' as const } })
  const calendar = (rev: number, overrides: { day: string; working: boolean; reason: string }[]) =>
    demo.get(admin, 'ticket.calendar.set', { requestId: intention(), rev, year: 2026, overrides, announced: false })
  await demo.get(admin, 'ticket.limits.set', { requestId: intention(), rev: (await limits()).rev, rules: [rule(60)] })
  await demo.get(admin, 'ticket.limits.set', { requestId: intention(), rev: (await limits()).rev, rules: [rule(90)] })
  await calendar((await demo.get(admin, 'ticket.calendar.year', { year: 2026 })).rev, [{ day: '2026-07-01', working: false, reason: '停电检修' }])
  const [days, second, first] = await changes()
  expect(days).toMatchObject({ setting: 'calendar', days: ['2026-07-01'], undoable: true, by: { id: admin } })
  expect(second).toMatchObject({ setting: 'limits', rules: [{ before: { limit: { amount: 60 } }, after: { limit: { amount: 90 } } }], undoable: true })
  expect(first!.undoable).toBe(false)
  const undo = (changeId: string, requestId = intention()) => demo.ask(admin, 'ticket.settings.undo', { requestId, changeId })
  expect(await undo(first!.id)).toMatchObject({ refusal: { code: 'too_late' } })
  expect(await undo(second!.id)).toMatchObject({ ok: true })
  expect((await limits()).rules).toEqual([rule(60)])
  expect(await undo(second!.id)).toMatchObject({ ok: true })
  expect((await limits()).rules).toEqual([rule(60)])
  expect((await changes()).find(({ id }) => id === second!.id)).toMatchObject({ undone: true, undoable: false })
  expect(await undo(first!.id)).toMatchObject({ ok: true })
  expect((await limits()).rules).toEqual([])
  expect(await undo(days!.id)).toMatchObject({ ok: true })
  expect((await demo.get(admin, 'ticket.calendar.year', { year: 2026 })).overrides).toEqual([])
  expect((await changes()).every(({ undoable }) => !undoable)).toBe(true)
  expect(await demo.refused('supervisor-1', 'ticket.settings.undo', { requestId: intention(), changeId: days!.id })).toEqual({ code: 'forbidden' })
})

test('the first administrator: the printed secret works once, for nobody after, and a guess never', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guagou-first-'))
  const cloud = await startLocalCloud({ dataFolder: folder })
  try {
    const first = async (name: string, secret: string, phone: string) => {
      const { token } = (await (await fetch(`${cloud.url}/dev/session`, { method: 'POST', body: JSON.stringify({ stranger: name }) })).json()) as { token: string }
      const response = await fetch(`${cloud.url}/call/roster`, {
        method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify({ call: 'roster.first', input: { secret, name: '林首任', phone } }),
      })
      return response.json() as Promise<{ ok: boolean; value?: { id: string }; refusal?: unknown }>
    }
    const secretOf = (link: string | null) => /secret=(.+)$/.exec(link!)![1]!
    const old = secretOf(await localFirstAdminLink(cloud))
    const secret = secretOf(await localFirstAdminLink(cloud))
    const refused = { ok: false, refusal: { code: 'bad_code' } }
    expect(await first('guess', 'x'.repeat(32), '19900000001')).toEqual(refused)
    // Only the newest link is worth anything.
    expect(await first('old', old, '19900000001')).toEqual(refused)
    const both = await Promise.all([first('one', secret, '19900000001'), first('two', secret, '19900000002')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const winner = both[0]!.ok ? ['one', '19900000001'] as const : ['two', '19900000002'] as const
    // A lost answer is asked again; somebody else gets nothing.
    expect(await first(winner[0], secret, winner[1])).toMatchObject({ ok: true })
    expect(await first('three', secret, '19900000003')).toEqual(refused)
    expect(cloud.engine.find('people', { roles: 'admin' })).toHaveLength(1)
    expect(await localFirstAdminLink(cloud)).toBeNull()
    expect(JSON.stringify(cloud.engine.find('bootstraps', {}))).not.toContain(secret)
  } finally {
    await cloud.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
