import { SheetKind } from '../../types/import'
import { verifyZone } from '../audit/verify'
import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud
let roomId: string
let cadre: string
const owner = 'staff-001-1'
const other = 'staff-001-2'
const admin = 'admin-1'

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(owner, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(owner, 'chat.room', { roomId })).members.find(({ role }) => role === 'cadre')!.id
})
afterAll(() => demo.close())

const person = (id: string) => demo.cloud.engine.find('people', { _id: id })[0]!

test('a whole number goes to whoever has to call, is logged, and he sees who looked; to others there is nobody by that id', async () => {
  const whole = person(owner).phone
  expect((await demo.get(owner, 'roster.me', {})).phone).not.toBe(whole)
  expect(await demo.get(cadre, 'roster.phone', { personId: owner })).toEqual({ phone: whole })
  expect(await demo.get(owner, 'roster.phone', { personId: cadre })).toEqual({ phone: person(cadre).phone })
  for (const by of ['staff-002-1', 'cadre-11', 'officer-planning-1', 'observer-1']) {
    expect(await demo.refused(by, 'roster.phone', { personId: owner })).toEqual({ code: 'not_found' })
    expect(await demo.refused(by, 'roster.phone', { personId: 'guessed' })).toEqual({ code: 'not_found' })
  }
  const ticket = await demo.get(owner, 'ticket.raise', { roomId, requestId: intention(), title: '题', text: '文', category: 'request' })
  await demo.get(cadre, 'ticket.route', { ticketId: ticket.id, requestId: intention(), leadBureauId: 'planning' })
  expect(await demo.get('officer-planning-1', 'roster.phone', { personId: owner })).toEqual({ phone: whole })
  await demo.get(owner, 'ticket.withdraw', { ticketId: ticket.id, requestId: intention() })
  expect(await demo.refused('officer-planning-1', 'roster.phone', { personId: owner })).toEqual({ code: 'not_found' })
  expect((await demo.get(owner, 'roster.self', {})).accesses.map(({ by }) => by.id).sort()).toEqual([cadre, 'officer-planning-1'].sort())
  expect((await demo.get(admin, 'roster.accesses', {})).accesses.filter(({ what }) => what === 'phone')).toHaveLength(3)
})

test('what is stored can be seen, corrected and agreed to, with the version', async () => {
  await demo.get(owner, 'chat.send', { roomId, requestId: intention(), text: '一句话' })
  expect(await demo.get(owner, 'roster.self', {})).toMatchObject({ messages: 2, tickets: 1, privacy: null })
  expect(await demo.get(owner, 'roster.consent', { version: '2026-11' })).toMatchObject({ privacy: '2026-11' })
  expect(await demo.get(owner, 'roster.self.correct', { requestId: intention(), title: '常务副总' })).toMatchObject({ title: '常务副总' })
  expect(await demo.refused(owner, 'roster.self.correct', { requestId: intention() })).toMatchObject({ code: 'bad_input' })
})

test('who asks for deletion is erased by an administrator: number, account and title are gone, what he did stays', async () => {
  const { phone, openid, name } = person(other) as unknown as Record<'phone' | 'openid' | 'name', string>
  // An administrator had corrected him, and a file with him lies ready to be imported.
  const shown = (await demo.get(admin, 'roster.admin.people', { search: phone })).people[0]!
  await demo.get(admin, 'roster.admin.person.save', { requestId: intention(), id: other, rev: shown.rev, name, phone, title: '车间主任', roles: ['staff'], enterpriseId: roomId })
  const { id: importId } = await demo.get(admin, 'roster.import.begin', { requestId: intention(), fileName: '人员.xlsx', sheets: [{ kind: 'contacts', rows: 1 }] })
  await demo.get(admin, 'roster.import.stage', { importId, kind: 'contacts', part: 0, fields: ['name', 'phone'], rows: [{ n: 2, v: [name, phone] }] })
  const kept = (): string => JSON.stringify([demo.cloud.engine.find('roster_audit', {}), demo.cloud.engine.find('import_parts', {})])
  expect(kept().split(phone).length).toBeGreaterThan(3)
  // Others looked at him, he looked at others and reached too far: the logs name him until he is erased.
  await demo.get(cadre, 'roster.phone', { personId: other })
  await demo.get(other, 'roster.phone', { personId: cadre })
  await demo.refused(other, 'roster.colleagues', { enterpriseId: '91320000000000000A' })
  const logs = (): string => JSON.stringify([demo.cloud.engine.find('access_log', {}), demo.cloud.engine.find('refusals', {})])
  await eventually(() => logs().split(name).length >= 4)
  const said = await demo.get(other, 'chat.send', { roomId, requestId: intention(), text: '我说过的话' })
  await demo.get(other, 'roster.self.erase', { requestId: intention() })
  expect((await demo.get(admin, 'roster.erasures', {})).people).toMatchObject([{ person: { id: other } }])
  expect(await demo.refused(cadre, 'roster.erase', { requestId: intention(), personId: other })).toEqual({ code: 'forbidden' })
  expect(await demo.refused(admin, 'roster.erase', { requestId: intention(), personId: cadre })).toMatchObject({ code: 'hand_over_first' })
  expect(await demo.get(admin, 'roster.erase', { requestId: intention(), personId: other })).toEqual({ erased: true })
  expect(JSON.stringify(demo.cloud.engine.find('people', { _id: other }))).not.toMatch(new RegExp(`${phone as string}|${openid as string}`))
  expect(kept()).not.toMatch(new RegExp(`${phone}|${name}`))
  expect(logs()).not.toContain(name)
  expect((await demo.get(admin, 'roster.accesses', {})).accesses.filter(({ about }) => about === '已注销').length).toBeGreaterThan(1)
  expect(await demo.get(admin, 'roster.import.view', { importId })).toMatchObject({ state: 'cancelled' })
  expect((await demo.get(admin, 'roster.admin.audit', {})).lines[0]).toMatchObject({ kind: 'save', subject: 'people', name: '已注销' })
  expect((await demo.get(owner, 'chat.room', { roomId })).members.map(({ id }) => id)).not.toContain(other)
  expect((await demo.get(owner, 'chat.before', { roomId })).messages.map(({ id }) => id)).toContain(said.id)
  expect((await demo.get(admin, 'roster.erasures', {})).people).toEqual([])
})

/** Every page of an enterprise's export, by part. */
const exported = async (by: string, enterpriseId: string): Promise<Record<string, unknown[]>> => {
  const all: Record<string, unknown[]> = {}
  for (let next: { part?: string; after?: string } | null = {}; next;) {
    const page: { part: string; documents: unknown[]; next: { part: string; after?: string | undefined } | null } = await demo.get(by, 'roster.enterprise.export', { enterpriseId, ...next })
    all[page.part] = [...(all[page.part] ?? []), ...page.documents]
    next = page.next && { part: page.next.part, ...(page.next.after === undefined ? {} : { after: page.next.after }) }
  }
  return all
}

test('a trade secret leaves with its enterprise\u2019s owner alone: no spreadsheet and no other export has a word of it', async () => {
  const boss = 'staff-004-1'
  const { id } = (await demo.get(boss, 'roster.me', {})).enterprise!
  const words = '绝密配方甲'
  const moving = (ticketId: string) => ({ ticketId, requestId: intention() })
  const secret = await demo.get(boss, 'ticket.raise', { roomId: id, requestId: intention(), title: words, text: `${words}，环评怎么办`, category: 'request', secret: true })
  const ofTheirs = (await demo.get(boss, 'chat.room', { roomId: id })).members.find(({ role }) => role === 'cadre')!.id
  await demo.get(ofTheirs, 'ticket.route', { ...moving(secret.id), leadBureauId: 'approval', supportBureauIds: ['planning'], note: words })
  await demo.get('officer-approval-1', 'ticket.sign', moving(secret.id))
  await demo.get('officer-approval-1', 'ticket.plan', { ...moving(secret.id), steps: [{ what: words, bureauId: 'planning', by: demo.cloud.clock.now() + 86_400_000 }] })
  await demo.get(boss, 'chat.reply', { ...moving(secret.id), text: words })
  await demo.get('officer-approval-1', 'ticket.answer', { ...moving(secret.id), result: 'done', text: words })
  await demo.get(boss, 'ticket.confirm', { ...moving(secret.id), outcome: 'solved', rating: 5, comment: words })

  expect(JSON.stringify(await exported(boss, id))).toContain(words)
  expect(JSON.stringify(await exported(admin, id))).not.toContain(words)
  for (const by of ['staff-004-2', owner, ofTheirs, 'officer-planning-1', 'supervisor-1']) expect(await demo.ask(by, 'roster.enterprise.export', { enterpriseId: id })).toMatchObject({ ok: false })
  for (const kind of SheetKind.options) {
    for (let after: string | null | undefined; after !== null;) {
      const page: { rows: string[][]; next: string | null } = await demo.get(admin, 'roster.export', { kind, exportId: intention(), ...(after === undefined ? {} : { after }) })
      expect(JSON.stringify(page.rows)).not.toContain(words)
      after = page.next
    }
  }
  // What the zone learns and counts from, and what is told of it to those who may not read it.
  for (const collection of ['routings', 'commitments', 'access_log', 'ticket_looks', 'router_models', 'router_parts']) {
    expect(JSON.stringify(demo.cloud.engine.find(collection, {}, { limit: 100_000 }))).not.toContain(words)
  }
  const told = demo.cloud.engine.find('notices', { ticketId: secret.id }, { limit: 1000 }) as { personId: string }[]
  expect(JSON.stringify(told.filter(({ personId }) => !personId.startsWith('staff-004')))).not.toContain(words)
})

test('an enterprise takes everything of its own with it, and nothing of another; then it is deleted without a trace', async () => {
  const boss = 'staff-003-1'
  const id = (await demo.get(boss, 'roster.me', {})).enterprise!.id
  const name = (await demo.get(boss, 'roster.me', {})).enterprise!.name
  await demo.get(boss, 'chat.send', { roomId: id, requestId: intention(), text: '要带走的话' })
  const ticket = await demo.get(boss, 'ticket.raise', { roomId: id, requestId: intention(), title: '要带走的诉求', text: '文', category: 'request' })
  for (const by of ['staff-003-2', owner, cadre]) expect(await demo.ask(by, 'roster.enterprise.export', { enterpriseId: id })).toMatchObject({ ok: false })
  const all = await exported(boss, id)
  const text = JSON.stringify(all)
  for (const word of ['要带走的话', '要带走的诉求', name]) expect(text).toContain(word)
  expect(text).not.toContain(roomId)
  expect(text).not.toMatch(/openid|"code"/)
  // An administrator takes what he keeps himself, and no word of a room or ticket.
  const kept = await exported(admin, id)
  expect(JSON.stringify(kept)).toContain(name)
  expect(JSON.stringify(kept)).not.toMatch(/要带走|openid/)
  for (const part of ['messages', 'tickets', 'files']) expect(await demo.refused(admin, 'roster.enterprise.export', { enterpriseId: id, part })).toMatchObject({ code: 'bad_input' })
  expect(await demo.get(admin, 'roster.enterprise.holding', { enterpriseId: id })).toMatchObject({ messages: expect.any(Number), tickets: 1, open: 1, people: 3, exportedAt: expect.any(Number) })
  expect(await demo.refused(boss, 'roster.enterprise.holding', { enterpriseId: id })).toEqual({ code: 'forbidden' })

  const erase = (more: object) => ({ requestId: intention(), enterpriseId: id, name, ...more })
  expect(await demo.refused(boss, 'roster.enterprise.erase', erase({}))).toEqual({ code: 'forbidden' })
  expect(await demo.refused(admin, 'roster.enterprise.erase', erase({ name: '别的名字' }))).toMatchObject({ code: 'bad_input' })
  expect(await demo.refused(admin, 'roster.enterprise.erase', erase({}))).toMatchObject({ code: 'hand_over_first' })
  await demo.get(boss, 'ticket.withdraw', { ticketId: ticket.id, requestId: intention() })
  const token = demo.cloud.session(boss)
  const { phone } = person(boss) as unknown as { phone: string }
  const shown = (await demo.get(admin, 'roster.admin.people', { search: phone })).people[0]!
  await demo.get(admin, 'roster.admin.person.save', { requestId: intention(), id: boss, rev: shown.rev, name: shown.name, phone, title: '总经理', roles: ['staff'], enterpriseId: id, owner: true })
  const own = (await demo.get(admin, 'roster.admin.enterprises', { search: id })).enterprises[0]!
  await demo.get(admin, 'roster.admin.enterprise.save', { requestId: intention(), id, rev: own.rev, name, industry: own.industry, kind: own.kind, address: '新地址' })
  const trail = (): string => JSON.stringify(demo.cloud.engine.find('roster_audit', {}))
  for (const word of [phone, name]) expect(trail()).toContain(word)
  expect(await demo.get(admin, 'roster.enterprise.erase', erase({}))).toEqual({ erasing: true })
  expect(await demo.cloud.callWith(token, 'chat', 'chat.rooms', {})).toMatchObject({ refusal: { code: 'signed_out' } })
  await eventually(() => demo.cloud.engine.find('outbox', { kind: 'erase' }).length === 2)
  expect(demo.cloud.engine.find('enterprises', { _id: id })).toEqual([])
  // What was under way meanwhile, such as a notice of the withdrawal, goes with a second look.
  await demo.cloud.clock.set(demo.cloud.clock.now() + 11 * 60_000)
  await demo.cloud.runTimers()
  await eventually(() => demo.cloud.engine.find('outbox', { kind: 'erase', state: 'pending' }).length === 0)
  for (const collection of ['enterprises', 'rooms', 'pairings', 'people', 'messages', 'tickets', 'ticket_events', 'deadlines', 'notices']) {
    expect(JSON.stringify(demo.cloud.engine.find(collection, {}, { limit: 100_000 }))).not.toContain(collection === 'ticket_events' || collection === 'deadlines' ? ticket.id : id)
  }
  for (const word of [phone, name, shown.name, '新地址']) expect(trail()).not.toContain(word)
  await eventually(async () => (await demo.get(admin, 'roster.accesses', {})).accesses.some(({ what, about }) => what === 'enterprise_erased' && about === name))
  expect((await demo.get(admin, 'roster.check', {})).findings.filter(({ level }) => level === 'error')).toEqual([])
  // The audit knows a deletion from a theft.
  expect(verifyZone(demo.cloud.engine)).toMatchObject({ damage: [], erased: 1 })
})
