import { code } from '../import/zone-file'
import { type DemoCloud, eventually, intention, startDemoCloud, tuesdayMorning } from './demo-cloud'

let demo: DemoCloud
let roomId: string
const staff = 'staff-001-1'
const admin = 'admin-1'
let before: string
const successor = 'cadre-02'

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  before = cadreNow().id
})
afterAll(() => demo.close())

const cadreNow = () => {
  const room = demo.cloud.engine.find('rooms', { _id: roomId })[0]! as unknown as { members: { id: string; role: string; from: number; to: number; deputyOf?: string }[] }
  const now = demo.cloud.clock.now()
  return room.members.find((member) => member.role === 'cadre' && !member.deputyOf && member.from <= now && now < member.to)!
}
const raise = (title: string) => demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title, text: title, category: 'request' })
const ticketOf = (id: string) => demo.cloud.engine.find('tickets', { _id: id })[0]!
const errors = async () => (await demo.get(admin, 'roster.check', {})).findings.filter(({ level }) => level === 'error')

test('the demo zone is in order', async () => {
  const { findings, checked } = await demo.get(admin, 'roster.check', {})
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
  expect(checked).toMatchObject({ enterprises: 305, rooms: 305, pairings: 305 })
})

test('a handover now: the room, its tickets and what the successor reads pass on; the predecessor keeps nothing', async () => {
  const accepted = await raise('受理过的诉求')
  await demo.get(before, 'ticket.accept', { ticketId: accepted.id, requestId: intention() })
  const waiting = await raise('待受理的诉求')
  const routed = await raise('已派单的诉求')
  await demo.get(before, 'ticket.route', { ticketId: routed.id, requestId: intention(), leadBureauId: 'planning' })
  const requestId = intention()
  const order = { requestId, fromId: before, toId: successor, enterpriseIds: [roomId], note: '重点关注二期厂房' }
  const handover = await demo.get(admin, 'roster.handover', order)
  expect(handover).toMatchObject({ state: 'done', enterprises: [{ id: roomId }], overCapacity: true })
  expect(await demo.get(admin, 'roster.handover', order)).toEqual(handover)

  expect(await demo.refused(before, 'chat.room', { roomId })).toEqual({ code: 'not_found' })
  expect(await demo.refused(before, 'chat.send', { roomId, requestId: intention(), text: '还在吗' })).toEqual({ code: 'not_found' })
  expect(await demo.refused(before, 'ticket.view', { ticketId: accepted.id })).toEqual({ code: 'not_found' })
  expect(await demo.refused(before, 'roster.summary', { enterpriseId: roomId })).toEqual({ code: 'not_found' })
  expect((await demo.get(before, 'ticket.list', {})).tickets).toEqual([])

  await eventually(async () => (await demo.get(successor, 'ticket.view', { ticketId: waiting.id })).responsible.id === successor)
  await eventually(() => (ticketOf(accepted.id).responsible as { id: string }).id === successor)
  // What a bureau handles is the bureau's still.
  expect(ticketOf(routed.id).responsible).toMatchObject({ id: 'lead-planning' })
  const history = (await demo.get(successor, 'ticket.view', { ticketId: accepted.id })).history
  expect(history.at(-1)).toMatchObject({ action: 'handover', actor: null, target: expect.any(String) })
  // No clock moves because officials change.
  expect(ticketOf(accepted.id).dueAt).toBe((await demo.get(successor, 'ticket.view', { ticketId: accepted.id })).due!.at)
  const line = await eventually(async () => (await demo.get(successor, 'chat.before', { roomId })).messages.find(({ kind }) => kind === 'line'))
  expect(line!.text).toContain('挂钩干部由')
  expect((await demo.get(successor, 'ticket.mine', {})).tickets.map(({ id }) => id)).toEqual(expect.arrayContaining([waiting.id, accepted.id]))
  expect((await demo.get(successor, 'roster.takeovers', {})).handovers).toMatchObject([{ id: handover.id }])
  expect(await demo.get(successor, 'roster.summary', { enterpriseId: roomId })).toMatchObject({
    predecessor: { id: before }, note: '重点关注二期厂房', open: expect.arrayContaining([expect.objectContaining({ id: waiting.id })]),
  })
  expect(await errors()).toEqual([])
})

test('only an administrator hands over, and only to somebody who can carry it', async () => {
  const order = (more: object) => ({ requestId: intention(), fromId: successor, toId: before, ...more })
  expect(await demo.refused('cadre-03', 'roster.handover', order({}))).toEqual({ code: 'forbidden' })
  expect(await demo.refused(admin, 'roster.handover', order({ toId: staff }))).toMatchObject({ code: 'unsuitable_person' })
  expect(await demo.refused(admin, 'roster.handover', order({ toId: 'officer-planning-1' }))).toMatchObject({ code: 'unsuitable_person' })
  expect(await demo.refused(admin, 'roster.handover', order({ toId: undefined, leaving: true }))).toMatchObject({ code: 'hand_over_first' })
  expect(await demo.refused(admin, 'roster.handover', order({ fromId: admin, toId: undefined, leaving: true }))).toMatchObject({ code: 'hand_over_first' })
  expect(await demo.refused(admin, 'roster.handover', order({ fromId: 'nobody' }))).toEqual({ code: 'not_found' })
})

test('a handover to come: until its moment nothing changes, from it on everything has, also before anything was worked off', async () => {
  const ticket = await raise('交接前提出')
  const at = demo.cloud.clock.now() + 3_600_000
  const back = { requestId: intention(), fromId: successor, toId: before, enterpriseIds: [roomId], at }
  const called = await demo.get(admin, 'roster.handover', back)
  expect(called.state).toBe('scheduled')
  expect(await demo.get(admin, 'roster.handover.cancel', { id: called.id })).toMatchObject({ state: 'cancelled' })
  expect(cadreNow()).toMatchObject({ id: successor })
  expect(cadreNow().to).toBeGreaterThan(at)

  await demo.get(admin, 'roster.handover', { ...back, requestId: intention() })
  expect(await demo.get(successor, 'chat.room', { roomId })).toMatchObject({ id: roomId })
  expect(await demo.refused(before, 'chat.room', { roomId })).toEqual({ code: 'not_found' })
  await demo.cloud.clock.set(at - 60_000)
  expect(await demo.ask(successor, 'chat.room', { roomId })).toMatchObject({ ok: true })
  await demo.cloud.clock.set(at)
  // No timer has run yet.
  expect((ticketOf(ticket.id).responsible as { id: string }).id).toBe(successor)
  expect(await demo.refused(successor, 'chat.room', { roomId })).toEqual({ code: 'not_found' })
  expect(await demo.refused(successor, 'ticket.view', { ticketId: ticket.id })).toEqual({ code: 'not_found' })
  expect((await demo.get(before, 'ticket.view', { ticketId: ticket.id })).can).toContain('accept')
  await demo.cloud.runTimers()
  expect((ticketOf(ticket.id).responsible as { id: string }).id).toBe(before)
  const version = ticketOf(ticket.id).version
  await demo.cloud.clock.set(at + 120_000)
  await demo.cloud.runTimers()
  expect(ticketOf(ticket.id).version).toBe(version)
  expect(await errors()).toEqual([])
})

test('an officer leaves on a date: his tickets go to the colleague named, he is a stranger from then on', async () => {
  const ticket = await raise('由经办人办理')
  await demo.get(before, 'ticket.route', { ticketId: ticket.id, requestId: intention(), leadBureauId: 'economy' })
  await demo.get('officer-economy-1', 'ticket.sign', { ticketId: ticket.id, requestId: intention() })
  const token = demo.cloud.session('officer-economy-1')
  const at = demo.cloud.clock.now() + 600_000
  await demo.get(admin, 'roster.handover', { requestId: intention(), fromId: 'officer-economy-1', toId: 'officer-economy-2', at, leaving: true })
  expect(await demo.cloud.callWith(token, 'ticket', 'ticket.view', { ticketId: ticket.id })).toMatchObject({ ok: true })
  const { openid } = demo.cloud.engine.find('people', { _id: 'officer-economy-1' })[0]!
  await demo.cloud.clock.set(at)
  expect(await demo.cloud.callWith(token, 'ticket', 'ticket.view', { ticketId: ticket.id })).toMatchObject({ refusal: { code: 'signed_out' } })
  expect(await demo.cloud.host.call('ticket', { call: 'ticket.view', input: { ticketId: ticket.id } }, { openid: openid as string, source: 'client' }))
    .toMatchObject({ refusal: { code: 'stranger' } })
  await demo.cloud.runTimers()
  await eventually(() => (ticketOf(ticket.id).responsible as { id: string }).id === 'officer-economy-2')
  expect(ticketOf(ticket.id)).toMatchObject({ responsible: { id: 'officer-economy-2' }, waitsFor: ['officer-economy-2'] })
  await demo.cloud.clock.set(at + 400_000)
  await demo.cloud.runTimers()
  expect(demo.cloud.engine.find('people', { _id: 'officer-economy-1' })[0]!.openid).toBe('unbound:officer-economy-1')
  expect(await errors()).toEqual([])
})

test('handovers and pairings at the same moment: the last free place is taken once, and whoever comes after knows', async () => {
  await demo.get(admin, 'roster.admin.capacity', { requestId: intention(), leader: 5, head: 11 })
  const to = 'cadre-20'
  const codes = [code(800_001), code(800_002)]
  for (const id of codes) await demo.get(admin, 'roster.admin.enterprise.save', { requestId: intention(), id, name: `澄湖同时企业${id}`, industry: '新材料', kind: 'large', address: '' })
  const givers = ['cadre-21', 'cadre-22', 'cadre-23'].map((fromId) => ({ fromId, enterpriseId: demo.cloud.engine.find('pairings', { cadreId: fromId })[0]!.enterpriseId as string }))
  const [handed, paired] = await Promise.all([
    Promise.all(givers.map(({ fromId, enterpriseId }) => demo.get(admin, 'roster.handover', { requestId: intention(), fromId, toId: to, enterpriseIds: [enterpriseId] }))),
    Promise.all(codes.map((enterpriseId) => demo.ask(admin, 'roster.admin.pair', { requestId: intention(), from: '2026-03-03', pairs: [{ enterpriseId, cadreId: to }] }))),
  ])
  const now = demo.cloud.clock.now()
  const running = demo.cloud.engine.find('pairings', { cadreId: to, to: { $gt: now } })
  expect(running).toHaveLength(10 + handed.length + paired.filter(({ ok }) => ok).length)
  // A handover is carried out in any case, for nobody may be left without; but it says that there was no place.
  expect(handed.filter(({ overCapacity }) => !overCapacity).length + paired.filter(({ ok }) => ok).length).toBe(1)
  const left = codes.filter((_, at) => !paired[at]!.ok)
  for (const [at, enterpriseId] of left.entries()) await demo.get(admin, 'roster.admin.pair', { requestId: intention(), from: '2026-03-03', pairs: [{ enterpriseId, cadreId: `cadre-3${at}` }] })
  expect(await errors()).toEqual([])
})

test('an officer hands over what he has of other tickets: his bureau’s part, items of an approval, steps of a plan', async () => {
  const [lead, officer, successor] = ['lead-planning', 'officer-planning-1', 'officer-planning-2']
  const ticket = await raise('几个部门一起办')
  const id = { ticketId: ticket.id }
  await demo.get(before, 'ticket.route', { ...id, requestId: intention(), leadBureauId: 'approval', supportBureauIds: ['planning'] })
  await demo.get('officer-approval-1', 'ticket.sign', { ...id, requestId: intention() })
  await demo.get('officer-approval-1', 'ticket.approval.start', { ...id, requestId: intention(), templateId: 'construction-permit' })
  // The lead of the supporting bureau gives its part and an item to one of its officers; an officer cannot.
  expect((await demo.get(lead, 'ticket.view', id)).can).toEqual(['assign'])
  expect(await demo.refused(officer, 'ticket.assign', { ...id, requestId: intention(), officerId: officer })).toMatchObject({ code: 'forbidden' })
  expect(await demo.refused('lead-economy', 'ticket.assign', { ...id, requestId: intention(), officerId: officer })).toMatchObject({ code: 'unsuitable_person' })
  const elsewhere = demo.cloud.engine.find('people', { roles: 'lead', bureauId: 'investment' }, { limit: 1 })[0]!._id as string
  expect(await demo.refused(elsewhere, 'ticket.assign', { ...id, requestId: intention(), officerId: officer })).toEqual({ code: 'not_found' })
  const requestId = intention()
  const assigned = await demo.get(lead, 'ticket.assign', { ...id, requestId, officerId: officer })
  expect(assigned.supportBureaus.find((bureau) => bureau.id === 'planning')!.officer!.id).toBe(officer)
  expect(assigned.responsible.id).toBe('officer-approval-1')
  expect((await demo.get(lead, 'ticket.assign', { ...id, requestId, officerId: officer })).version).toBe(assigned.version)
  await demo.get(lead, 'ticket.item.assign', { ...id, requestId: intention(), item: 'planning-permit', officerId: officer })
  await demo.get('officer-approval-1', 'ticket.plan', { ...id, requestId: intention(), steps: [{ what: '现场踏勘', bureauId: 'planning', by: demo.cloud.clock.now() + 60_000 }] })
  const stepsOf = async (person: string) => (await demo.get(person, 'ticket.plan.mine', {})).steps.map(({ what }) => what)
  expect(await stepsOf(officer)).toEqual(['现场踏勘'])
  expect(await stepsOf(lead)).toEqual([])
  expect((await demo.get(officer, 'notify.digest', {})).promises.map(({ what }) => what)).toEqual(['现场踏勘'])

  await demo.get(admin, 'roster.handover', { requestId: intention(), fromId: officer, toId: successor, leaving: true })
  const officerOf = async () => (await demo.get(lead, 'ticket.approval.view', id)).items.find(({ key }) => key === 'planning-permit')!.officer!.id
  await eventually(async () => (await officerOf()) === successor)
  const view = await demo.get(successor, 'ticket.view', id)
  expect(view.supportBureaus.find((bureau) => bureau.id === 'planning')!.officer!.id).toBe(successor)
  expect(view.plan).toMatchObject([{ person: { id: successor }, mine: true }])
  expect(view.history.slice(-2).map(({ action, actor }) => [action, actor])).toEqual([['handover', null], ['item.handover', null]])
  expect(await stepsOf(successor)).toEqual(['现场踏勘'])
  expect(await errors()).toEqual([])
  await demo.get(successor, 'ticket.plan.done', { ...id, requestId: intention(), stepId: view.plan[0]!.id })
  expect(await stepsOf(successor)).toEqual([])
})

test('a deputy acts for a cadre on leave, by dates; the cadre stays responsible and both are reminded', async () => {
  const deputy = 'cadre-05'
  const now = demo.cloud.clock.now()
  const [from, to] = [now + 60_000, now + 3 * 86_400_000]
  expect(await demo.refused(before, 'roster.deputy', { requestId: intention(), deputyId: 'officer-planning-1', from, to })).toEqual({ code: 'unsuitable_person' })
  expect(await demo.refused(staff, 'roster.deputy', { requestId: intention(), deputyId: deputy, from, to })).toEqual({ code: 'forbidden' })
  const requestId = intention()
  const named = await demo.get(before, 'roster.deputy', { requestId, deputyId: deputy, from, to })
  expect(await demo.get(before, 'roster.deputy', { requestId, deputyId: deputy, from, to })).toEqual(named)
  expect(await demo.refused(deputy, 'chat.room', { roomId })).toEqual({ code: 'not_found' })
  // Whoever is on leave stands in for nobody in that time; before and after it he may.
  const onLeave = { requestId: intention(), deputyId: before }
  expect(await demo.refused(deputy, 'roster.deputy', { ...onLeave, from: to - 1, to: to + 86_400_000 })).toEqual({ code: 'unsuitable_person', fields: ['from'] })
  const { candidates } = await demo.get(deputy, 'roster.deputies', {})
  expect(candidates.find(({ id }) => id === before)!.away).toEqual([{ from, to }])
  const later = await demo.get(deputy, 'roster.deputy', { ...onLeave, from: to, to: to + 86_400_000 })
  await demo.get(deputy, 'roster.deputy.end', { id: later.id })
  await demo.cloud.clock.set(from)
  const ticket = await raise('休假期间提出')
  expect(ticket.responsible.id).toBe(before)
  expect((await demo.get(deputy, 'ticket.mine', {})).tickets.map(({ id }) => id)).toContain(ticket.id)
  await eventually(() => [before, deputy].every((id) => demo.cloud.engine.find('notices', { personId: id, ticketId: ticket.id }).length > 0))
  const acted = await demo.get(deputy, 'ticket.accept', { ticketId: ticket.id, requestId: intention() })
  expect(acted).toMatchObject({ state: 'handling', responsible: { id: before } })
  expect(await demo.get(before, 'ticket.view', { ticketId: ticket.id })).toMatchObject({ state: 'handling' })
  expect(await errors()).toEqual([])
  await demo.get(before, 'roster.deputy.end', { id: named.id })
  expect(await demo.refused(deputy, 'ticket.view', { ticketId: ticket.id })).toEqual({ code: 'not_found' })
  expect(await demo.refused(deputy, 'chat.room', { roomId })).toEqual({ code: 'not_found' })
  expect(await errors()).toEqual([])
})

test('an officer cannot list a zone’s enterprises by their ids, nor learn of one', async () => {
  for (const enterprise of demo.cloud.engine.find('enterprises', {}, { limit: 20 })) {
    const id = enterprise._id as string
    expect(await demo.refused('officer-planning-2', 'chat.room', { roomId: id })).toEqual({ code: 'forbidden' })
    expect(await demo.refused('officer-planning-2', 'roster.colleagues', { enterpriseId: id })).toEqual({ code: 'forbidden' })
    expect(await demo.refused('officer-planning-2', 'roster.summary', { enterpriseId: id })).toEqual({ code: 'forbidden' })
    expect(await demo.refused('cadre-20', 'roster.summary', { enterpriseId: id })).toEqual(await demo.refused('cadre-20', 'roster.summary', { enterpriseId: '91320000000000000A' }))
  }
})

test('who holds two roles acts in one of them at a time when he wants to, and gains none by asking', async () => {
  const both = demo.cloud.engine.find('people', { roles: 'cadre' }, { limit: 100 }).find((person) => (person.roles as string[]).includes('lead'))!._id as string
  const token = demo.cloud.session(both)
  const as = (role: string, call: string) => demo.cloud.callWith(token, call.split('.')[0]!, call, {}, role)
  expect(await as('cadre', 'chat.rooms')).toMatchObject({ ok: true })
  expect(await as('lead', 'chat.rooms')).toMatchObject({ refusal: { code: 'forbidden' } })
  expect(await as('lead', 'roster.officers')).toMatchObject({ ok: true })
  for (const role of ['admin', 'supervisor', 'nonsense']) expect(await as(role, 'roster.officers')).toMatchObject({ refusal: { code: 'forbidden' } })
})

test('the checker sees what is wrong', async () => {
  const { engine } = demo.cloud
  const change = (collectionName: string, _id: string, update: object) => engine.handle({
    action: 'database.modifyDocument', collectionName, queryType: 'DOC', query: JSON.stringify({ _id }), data: JSON.stringify(update), merge: true, upsert: false, multi: false,
  })
  const ticket = await raise('没有负责人')
  await change('tickets', ticket.id, { $set: { responsible: { id: 'gone', name: '无' } } })
  const pairing = engine.find('pairings', { to: 8_640_000_000_000_000, enterpriseId: { $ne: roomId } }, { limit: 1 })[0]!
  await change('pairings', pairing._id as string, { $set: { to: 1_000 } })
  const part = await raise('协办的人走了')
  await change('tickets', part.id, { $set: { supportOfficers: [{ bureauId: 'planning', officer: { id: 'officer-planning-1', name: '已离岗' } }] } })
  const found = (await errors()).map(({ kind }) => kind)
  expect(found).toEqual(expect.arrayContaining(['ticket_without_responsible', 'no_cadre', 'member_left_behind', 'part_without_person']))
  expect(tuesdayMorning).toBeLessThan(demo.cloud.clock.now())
})
