import { type DemoCloud, atRest, eventually, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud
let roomId: string
let cadre: string
const staff = 'staff-001-1'
const colleague = 'staff-001-2'
const successor = 'cadre-02'
const at = (text: string) => Date.parse(`2026-${text}+08:00`)

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
})
afterAll(() => demo.close())

const runAt = async (text: string) => {
  await demo.cloud.clock.set(at(text))
  await demo.cloud.runTimers()
  await demo.cloud.runTimers()
}
const moving = (visitId: string) => ({ visitId, requestId: intention() })
const propose = (text: string, subject: string) => demo.get(cadre, 'chat.visit.propose', { roomId, requestId: intention(), at: at(text), subject })
const notices = (personId: string, kind: string) => demo.cloud.engine.find('notices', { personId, kind }) as unknown as { delivery: string; dueAt: number; page: string }[]
const asked = async (person: string) => (await demo.get(person, 'notify.todo', {})).notices.map(({ kind }) => kind)
const lines = async () => (await demo.get(staff, 'chat.before', { roomId })).messages.filter(({ kind }) => kind === 'line').map(({ text }) => text)
const mine = async (person: string) => (await demo.get(person, 'chat.visit.mine', {})).visits

test('proposed, moved, agreed: each side is asked in turn, both are told, both are reminded, and the findings become a ticket', async () => {
  await demo.cloud.clock.set(at('03-03T10:00'))
  const requestId = intention()
  const given = { roomId, requestId, at: at('03-04T14:30'), subject: '了解用工情况' }
  const visit = await demo.get(cadre, 'chat.visit.propose', given)
  expect(await demo.get(cadre, 'chat.visit.propose', given)).toEqual(visit)
  expect(demo.cloud.engine.find('visits', {})).toHaveLength(1)
  await eventually(() => notices(staff, 'visit_proposed').length === 1)
  expect(notices(colleague, 'visit_proposed')).toHaveLength(1)
  expect(notices(cadre, 'visit_proposed')).toEqual([])
  expect(await asked(staff)).toContain('visit_proposed')
  expect(await mine(staff)).toMatchObject([{ id: visit.id, state: 'proposed', can: ['move', 'agree', 'decline'] }])

  const moved = await demo.get(staff, 'chat.visit.move', { ...moving(visit.id), at: at('03-04T10:00'), reason: '下午停产检修' })
  expect(moved).toMatchObject({ state: 'proposed', proposedBy: { id: staff, side: 'staff' }, reason: '下午停产检修' })
  await eventually(() => notices(cadre, 'visit_proposed').length === 1)
  expect(await asked(staff)).not.toContain('visit_proposed')
  expect(await demo.refused(cadre, 'chat.visit.agree', { ...moving(visit.id), at: at('03-04T14:30') })).toMatchObject({ code: 'conflict' })
  const agreeing = { ...moving(visit.id), at: at('03-04T10:00') }
  const both = await Promise.all([1, 2, 3].map(() => demo.get(cadre, 'chat.visit.agree', agreeing)))
  for (const one of both) expect(one.state).toBe('agreed')
  await eventually(() => notices(staff, 'visit_agreed').length === 1 && notices(cadre, 'visit_agreed').length === 1)
  expect(await asked(cadre)).toEqual(expect.arrayContaining(['visit_agreed']))
  expect(demo.cloud.engine.find('commitments', { kind: 'visit' })).toHaveLength(1)
  await eventually(async () => (await lines()).length === 3)
  expect((await lines()).join('\n')).toMatch(/提议 3月4日14:30 走访：了解用工情况[^]*提议走访改到 3月4日10:00：下午停产检修[^]*同意 3月4日10:00 走访/)

  // An hour of work before ten is nine; nobody is reminded the evening before.
  await runAt('03-04T08:59')
  expect(notices(staff, 'visit_due')).toEqual([])
  await runAt('03-04T09:01')
  for (const person of [staff, colleague, cadre]) expect(notices(person, 'visit_due')).toMatchObject([{ dueAt: at('03-04T10:00'), page: `pages/visit/index?id=${visit.id}` }])
  // One line for one visit, the newest word on it.
  expect((await asked(staff)).filter((kind) => kind.startsWith('visit'))).toEqual(['visit_due'])
  expect((await demo.get(cadre, 'notify.digest', {})).promises).toMatchObject([{ kind: 'visit', what: '3月4日10:00 了解用工情况' }])
  expect((await demo.get(staff, 'notify.digest', {})).promises).toMatchObject([{ kind: 'visit' }])

  expect(await demo.refused(cadre, 'chat.visit.note', { ...moving(visit.id), findings: '缺二十名普工' })).toMatchObject({ code: 'wrong_state' })
  await runAt('03-04T10:01')
  expect((await asked(staff)).filter((kind) => kind.startsWith('visit'))).toEqual([])
  expect(await mine(cadre)).toMatchObject([{ state: 'agreed', can: ['move', 'cancel', 'note'] }])
  expect(await demo.get(cadre, 'chat.visit.note', { ...moving(visit.id), findings: '缺二十名普工' })).toMatchObject({ state: 'done', findings: { text: '缺二十名普工' } })
  expect((await demo.get(staff, 'chat.visit.view', { visitId: visit.id })).findings!.text).toBe('缺二十名普工')
  expect(await mine(cadre)).toEqual([])
  expect(await demo.get(cadre, 'ticket.raise', { roomId, requestId: intention(), title: '缺普工', text: '缺二十名普工', category: 'request' })).toMatchObject({ enterprise: { id: roomId } })
})

test('cancelled or moved before its reminder, nobody is reminded, and what was not pushed yet is moot', async () => {
  await demo.cloud.clock.set(at('03-04T12:10'))
  const before = notices(staff, 'visit_due').length
  const gone = await propose('03-04T14:45', '看二期工地')
  await demo.get(staff, 'chat.visit.agree', { ...moving(gone.id), at: gone.at })
  await demo.get(cadre, 'chat.visit.cancel', { ...moving(gone.id), reason: '临时有防汛任务' })
  const later = await propose('03-04T14:50', '送政策上门')
  await demo.get(staff, 'chat.visit.agree', { ...moving(later.id), at: later.at })
  await eventually(() => notices(staff, 'visit_agreed').length === 3 && notices(staff, 'visit_off').length === 1)
  await demo.get(cadre, 'chat.visit.move', { ...moving(later.id), at: at('03-05T16:00') })
  await runAt('03-04T14:20')
  const told = notices(staff, 'visit_agreed').filter(({ dueAt }) => dueAt !== at('03-04T10:00'))
  expect(told.map(({ delivery }) => delivery)).toEqual(['moot', 'moot'])
  expect(notices(staff, 'visit_due')).toHaveLength(before)
  expect(notices(staff, 'visit_off')).toMatchObject([{ delivery: 'delivered' }])
  expect(await demo.refused(staff, 'chat.visit.agree', { ...moving(gone.id), at: gone.at })).toMatchObject({ code: 'wrong_state' })
  await demo.get(staff, 'chat.visit.decline', { ...moving(later.id), reason: '负责人出差' })
})

test('an open visit is the successor’s, who is reminded of it and has it on his page; the predecessor keeps nothing', async () => {
  await demo.cloud.clock.set(at('03-04T14:30'))
  const visit = await propose('03-05T10:00', '了解生产经营情况')
  await demo.get(staff, 'chat.visit.agree', { ...moving(visit.id), at: visit.at })
  await demo.get('admin-1', 'roster.handover', { requestId: intention(), fromId: cadre, toId: successor, enterpriseIds: [roomId] })
  for (const call of ['chat.visit.view', 'chat.visit.cancel'] as const) expect(await demo.refused(cadre, call, { ...moving(visit.id), reason: '因' } as never)).toEqual({ code: 'not_found' })
  expect(await mine(cadre)).toEqual([])
  expect(await mine(successor)).toMatchObject([{ id: visit.id, cadre: { id: successor } }])
  expect((await demo.get(successor, 'roster.summary', { enterpriseId: roomId })).promised).toMatchObject([{ kind: 'visit', what: '3月5日10:00 了解生产经营情况' }])
  const before = notices(cadre, 'visit_due').length
  await runAt('03-05T09:01')
  expect(notices(successor, 'visit_due')).toHaveLength(1)
  expect(notices(cadre, 'visit_due')).toHaveLength(before)
  expect((await demo.get(successor, 'notify.digest', {})).promises).toMatchObject([{ kind: 'visit' }])
})

test('a side that does not answer is asked again a working day later, and the cadre learns of it; an answer makes it moot', async () => {
  await demo.cloud.clock.set(at('03-05T11:00'))
  const silent = await demo.get(successor, 'chat.visit.propose', { roomId, requestId: intention(), at: at('03-11T10:00'), subject: '看新车间' })
  const answered = await demo.get(successor, 'chat.visit.propose', { roomId, requestId: intention(), at: at('03-12T10:00'), subject: '谈用工' })
  await demo.get(staff, 'chat.visit.decline', { ...moving(answered.id), reason: '当天盘点' })
  await runAt('03-06T10:58')
  expect(notices(staff, 'visit_unanswered')).toEqual([])
  await runAt('03-06T11:01')
  for (const person of [staff, colleague, successor]) expect(notices(person, 'visit_unanswered')).toMatchObject([{ dueAt: silent.at, page: `pages/visit/index?id=${silent.id}` }])
  // One line for one question.
  expect((await asked(staff)).filter((kind) => kind.startsWith('visit'))).toEqual(['visit_proposed'])
  // Another moment is the other side's to answer: the cadre's, whoever that is by then.
  await demo.get(staff, 'chat.visit.move', { ...moving(silent.id), at: at('03-13T10:00') })
  expect((await asked(staff)).filter((kind) => kind.startsWith('visit'))).toEqual([])
  await demo.get('admin-1', 'roster.handover', { requestId: intention(), fromId: successor, toId: cadre, enterpriseIds: [roomId] })
  await atRest(demo)
  await runAt('03-09T11:05')
  expect(notices(cadre, 'visit_unanswered')).toMatchObject([{ dueAt: at('03-13T10:00') }])
  expect(notices(successor, 'visit_unanswered')).toHaveLength(1)
  expect(notices(staff, 'visit_unanswered')).toHaveLength(1)
})

test('others are refused, and learn nothing', async () => {
  const { id: visitId } = (await mine(staff))[0]!
  for (const person of ['staff-002-1', 'cadre-11']) {
    expect(await demo.refused(person, 'chat.visit.view', { visitId })).toEqual(await demo.refused(person, 'chat.visit.view', { visitId: 'guessed-visit-id' }))
    expect(await demo.refused(person, 'chat.visit.list', { roomId })).toEqual({ code: 'not_found' })
  }
  for (const person of ['officer-planning-1', 'supervisor-1', 'admin-1']) expect(await demo.refused(person, 'chat.visit.view', { visitId })).toEqual({ code: 'forbidden' })
  expect(await demo.refused(staff, 'chat.visit.propose', { roomId, requestId: intention(), at: at('03-06T10:00'), subject: '来看看' })).toEqual({ code: 'forbidden' })
})
