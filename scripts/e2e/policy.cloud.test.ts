import { type DemoCloud, atRest, eventually, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud
let fitting: string[]
let staff: string
let other: string
let outsider: string
let roomId: string
const admin = 'admin-1'
const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const words = {
  title: '设备更新改造补贴', summary: '设备投资给予一成补贴', text: '投资额不低于二百万元', link: 'https://policy.example/technology', deadline: '2026-03-05',
  fit: { industries: ['先进陶瓷', '新材料'], kinds: ['hightech' as const] },
}
type Enterprise = { _id: string; industry: string; kind: string }

beforeAll(async () => {
  demo = await startDemoCloud()
  const enterprises = demo.cloud.engine.find('enterprises', {}, { limit: 1000 }) as unknown as Enterprise[]
  fitting = enterprises.filter(({ industry, kind }) => words.fit.industries.includes(industry) && kind === 'hightech').map(({ _id }) => _id)
  const staffOf = (id: string, n = 0) => (demo.cloud.engine.find('people', { enterpriseId: id }, { sort: { _id: 1 }, limit: 5 })[n]!)._id as string
  roomId = fitting[0]!
  staff = staffOf(roomId)
  other = staffOf(fitting[1]!)
  outsider = staffOf(enterprises.find(({ _id }) => !fitting.includes(_id))!._id)
})
afterAll(() => demo.close())

const runAt = async (text: string) => {
  await demo.cloud.clock.set(at(text))
  await demo.cloud.runTimers()
  await demo.cloud.runTimers()
}
const count = (collection: string, filter: object) => demo.cloud.engine.find(collection, filter, { limit: 10_000 }).length
const asked = async (person: string) => (await demo.get(person, 'notify.todo', {})).notices.map(({ kind }) => kind)
let policyId: string

test('an administrator sees whom it fits before, and publishes once: each of them is told once, with the reason', async () => {
  await demo.cloud.clock.set(at('03-03T10:00'))
  const requestId = intention()
  const draft = await demo.get(admin, 'roster.policy.save', { requestId, version: 0, ...words })
  policyId = draft.id
  expect(await demo.get(admin, 'roster.policy.save', { requestId, version: 0, ...words })).toEqual(draft)
  expect(draft).toMatchObject({ state: 'draft', version: 1, told: { enterprises: 0 } })
  const seen = await demo.get(admin, 'roster.policy.fits', { fit: words.fit })
  expect(seen.total).toBe(fitting.length)
  expect(seen.enterprises.map(({ id }) => id).sort()).toEqual([...fitting].sort())
  expect(await demo.refused(staff, 'roster.policy.view', { policyId })).toEqual({ code: 'not_found' })

  const publish = () => demo.get(admin, 'roster.policy.publish', { requestId: intention(), policyId, version: 1 })
  const all = await Promise.all([publish(), demo.ask(admin, 'roster.policy.publish', { requestId: intention(), policyId, version: 1 })])
  expect(all[0].state).toBe('published')
  await eventually(() => count('policy_fits', { policyId }) === fitting.length)
  expect((await publish()).told.enterprises).toBe(fitting.length)
  await demo.cloud.runTimers()
  await atRest(demo)
  expect(count('policy_fits', {})).toBe(fitting.length)
  expect(count('commitments', { kind: 'policy' })).toBe(fitting.length)
  const staffed = demo.cloud.engine.find('people', { roles: 'staff' }, { limit: 10_000 }).filter(({ enterpriseId }) => fitting.includes(enterpriseId as string)).length
  await eventually(() => count('notices', { kind: 'policy_fits' }) === staffed)
  expect(demo.cloud.engine.find('notices', { kind: 'policy_fits', personId: staff })[0]!.title).toMatch(/^设备更新改造补贴（因贵企业属于.+行业、规上高企）$/)
  expect((await demo.get(staff, 'roster.policy.mine', {})).policies).toMatchObject([{ id: policyId, answer: 'open', link: words.link, dueAt: at('03-05T17:30') }])
  expect((await demo.get(outsider, 'roster.policy.mine', {})).policies).toEqual([])
  expect(await asked(staff)).toContain('policy_fits')
  expect(await demo.refused(admin, 'roster.policy.save', { requestId: intention(), policyId, version: 2, ...words })).toMatchObject({ code: 'wrong_state' })
})

test('已了解 and 想申请 end the reminder of the deadline; everybody else is reminded of it', async () => {
  await demo.get(staff, 'roster.policy.answer', { requestId: intention(), policyId })
  expect(await asked(staff)).not.toContain('policy_fits')
  const ticket = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '申请政策：设备更新改造补贴', text: '想申请', category: 'inquiry' })
  const applied = await demo.get(staff, 'roster.policy.answer', { requestId: intention(), policyId, ticketId: ticket.id })
  expect(applied).toMatchObject({ answer: 'applied', ticketId: ticket.id, answeredBy: { id: staff } })
  expect(await demo.get(staff, 'roster.policy.answer', { requestId: intention(), policyId, ticketId: ticket.id })).toEqual(applied)
  expect(await demo.refused(other, 'roster.policy.answer', { requestId: intention(), policyId, ticketId: ticket.id })).toEqual({ code: 'not_found' })
  // Published two days before its last one, it is reminded of in the morning of the last working day before.
  await runAt('03-04T09:01')
  expect(count('notices', { kind: 'policy_due', personId: staff })).toBe(0)
  expect(demo.cloud.engine.find('notices', { kind: 'policy_due', personId: other })).toMatchObject([{ title: words.title, page: `pages/policy/index?id=${policyId}` }])
  expect((await demo.get(admin, 'roster.policies', {})).policies[0]!.told).toEqual({ enterprises: fitting.length, known: 0, applied: 1 })
})

test('withdrawn, it asks nothing of anybody any more', async () => {
  const second = await demo.get(admin, 'roster.policy.save', { requestId: intention(), version: 0, ...words, title: '稳岗补贴', deadline: '2026-03-06' })
  await demo.get(admin, 'roster.policy.publish', { requestId: intention(), policyId: second.id, version: 1 })
  await eventually(() => count('policy_fits', { policyId: second.id }) === fitting.length)
  const withdrawn = await demo.get(admin, 'roster.policy.withdraw', { requestId: intention(), policyId: second.id })
  expect(await demo.get(admin, 'roster.policy.withdraw', { requestId: intention(), policyId: second.id })).toEqual(withdrawn)
  await eventually(() => count('commitments', { kind: 'policy', state: 'dropped' }) === fitting.length)
  expect(await demo.get(other, 'roster.policy.view', { policyId: second.id })).toMatchObject({ withdrawn: true })
  expect(await demo.refused(other, 'roster.policy.answer', { requestId: intention(), policyId: second.id })).toMatchObject({ code: 'wrong_state' })
  const todo = (await demo.get(other, 'notify.todo', {})).notices.filter(({ page }) => page.includes(second.id))
  expect(todo).toEqual([])

  // Nobody is rung up about it either, though he could not be told.
  const [told] = demo.cloud.engine.find('notices', { personId: other, page: `pages/policy/index?id=${second.id}` })
  const [first] = demo.cloud.engine.find('notices', { personId: other, kind: 'policy_due' })
  await demo.cloud.engine.insertMany('notices', [
    { ...told!, _id: 'untold-withdrawn', delivery: 'not_told' }, { ...first!, _id: 'untold-open', delivery: 'not_told' },
  ] as Record<string, unknown>[])
  const listed = (await demo.get('supervisor-1', 'notify.notTold', {})).people.flatMap(({ notices }) => notices.map(({ id }) => id))
  expect(listed).toEqual(['untold-open'])
  await eventually(() => count('notices', { _id: 'untold-withdrawn', delivery: 'moot' }) === 1)
})

test('an enterprise it does not fit, and whoever serves none, learn nothing', async () => {
  for (const call of ['roster.policy.view', 'roster.policy.answer'] as const) {
    expect(await demo.refused(outsider, call, { policyId, requestId: intention() })).toEqual(await demo.refused(outsider, call, { policyId: 'guessed', requestId: intention() }))
    for (const person of ['cadre-11', 'officer-planning-1', 'supervisor-1', admin]) expect(await demo.refused(person, call, { policyId, requestId: intention() })).toEqual({ code: 'forbidden' })
  }
  for (const person of [staff, 'cadre-11', 'lead-planning', 'supervisor-1']) expect(await demo.refused(person, 'roster.policies', {})).toEqual({ code: 'forbidden' })
})

test('an enterprise that comes to fit is told then, once; of what is withdrawn or over nobody is', async () => {
  await demo.cloud.clock.set(at('03-05T10:00'))
  const own = demo.cloud.engine.find('people', { _id: outsider })[0]!.enterpriseId as string
  const became = async (facts: object) => {
    const [row] = (await demo.get(admin, 'roster.admin.enterprises', { search: own, limit: 5 })).enterprises
    const { id, name, industry, kind, address, rev } = row!
    await demo.get(admin, 'roster.admin.enterprise.save', { requestId: intention(), id, name, industry, kind, address, rev, ...facts })
    await atRest(demo)
  }
  const told = () => demo.cloud.engine.find('notices', { kind: 'policy_fits', personId: outsider })
  await became({ address: '创业路 9 号' })
  expect(told()).toEqual([])
  await became({ industry: '新材料', kind: 'hightech' })
  await eventually(() => told().length === 1)
  expect(told()).toMatchObject([{ page: `pages/policy/index?id=${policyId}`, title: '设备更新改造补贴（因贵企业属于新材料行业、规上高企）' }])
  expect((await demo.get(outsider, 'roster.policy.mine', {})).policies).toMatchObject([{ id: policyId, answer: 'open' }])
  await became({ industry: '食品加工', kind: 'large' })
  await became({ industry: '先进陶瓷', kind: 'hightech' })
  expect(told()).toHaveLength(1)

  // After its last minute nobody is told any more.
  await demo.cloud.clock.set(at('03-05T17:31'))
  const late = demo.cloud.engine.find('enterprises', { industry: { $nin: words.fit.industries }, _id: { $ne: own } }, { limit: 1 })[0]! as unknown as Enterprise
  const [row] = (await demo.get(admin, 'roster.admin.enterprises', { search: late._id, limit: 5 })).enterprises
  const { id, name, address, rev } = row!
  await demo.get(admin, 'roster.admin.enterprise.save', { requestId: intention(), id, name, industry: '新材料', kind: 'hightech', address, rev })
  await atRest(demo)
  expect(count('policy_fits', { enterpriseId: late._id })).toBe(0)
})
