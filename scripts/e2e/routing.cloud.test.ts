import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud
const [staff, other, admin, supervisor] = ['staff-001-1', 'staff-002-1', 'admin-1', 'supervisor-1']
const night = '与周边企业合并开行晚间通勤班车，费用分摊，请帮助联系运营单位。'
const alike = '我们也想和隔壁厂合并通勤班车，谁能帮忙联系运营单位'

beforeAll(async () => {
  demo = await startDemoCloud()
})
afterAll(() => demo.close())

const roomOf = async (person: string) => (await demo.get(person, 'roster.me', {})).enterprise!.id
const raise = async (person: string, text: string, title = text.slice(0, 20)) =>
  demo.get(person, 'ticket.raise', { roomId: await roomOf(person), requestId: intention(), title, text, category: 'request' })
const route = (ticket: { id: string; responsible: { id: string } }, leadBureauId: string, supportBureauIds: string[] = []) =>
  demo.get(ticket.responsible.id, 'ticket.route', { ticketId: ticket.id, requestId: intention(), leadBureauId, supportBureauIds })
const proposedFor = async (text: string) => (await demo.get(staff, 'ticket.propose', { text })).lead?.bureau.id
const facts = async () => (await demo.get(admin, 'ticket.learned', {})).model
const settled = () => eventually(async () => !(await facts()).behind)
const learned = async (examples: number) => eventually(async () => {
  const model = await facts()
  return !model.behind && model.examples === examples
})

test('the stories are proposed with bureaus and reasons before anything was learned', async () => {
  const waste = await demo.get(staff, 'ticket.propose', { title: '新增产线每天增加20吨处理后废水如何报批', text: '清洗工序每天增加约20吨废水，经厂内污水站处理达标后接入园区管网。' })
  expect(waste.lead).toMatchObject({ bureau: { id: 'approval', name: '行政审批局' }, reason: { duty: expect.stringContaining('环境影响') as string } })
  expect(waste.support.map(({ bureau }) => bureau.name)).toEqual(['安全生产和环境保护局'])
  const permit = await demo.get(staff, 'ticket.propose', { text: '新厂房的施工许可证、消防设计审查和规划许可互相等，谁来牵头？' })
  expect([permit.lead!, ...permit.support].map(({ bureau }) => bureau.id)).toEqual(expect.arrayContaining(['planning', 'approval']))
})

test.each([['nothing', {}], ['emoji', { text: '😀😀' }], ['English', { text: 'who can help us?' }], ['20,000 characters', { text: '路'.repeat(20_000) }]])(
  '%s is answered without a sure bureau', async (_what, input) => {
    expect((await demo.get(staff, 'ticket.propose', input)).sure).toBe(false)
  })

test('a correction turns the next similar matter; undoing it turns it back, and retaking it again', async () => {
  expect(await proposedFor(alike)).toBe('planning')
  const ticket = await raise(staff, night)
  await route(ticket, 'economy')
  await learned(1)
  expect(await proposedFor(alike)).toBe('economy')

  const list = await demo.get(admin, 'ticket.learned', {})
  expect(list.routings[0]).toMatchObject({ ticketId: ticket.id, proposed: { id: 'planning' }, lead: { id: 'economy' }, right: false, state: 'learned' })
  expect(JSON.stringify(list)).not.toContain('班车，')

  const undone = await demo.get(admin, 'ticket.unlearn', { ticketId: ticket.id, learned: false })
  expect(undone).toMatchObject({ routing: { state: 'undone', undone: { by: { id: admin } } }, model: { examples: 0, behind: false } })
  expect(await demo.get(admin, 'ticket.unlearn', { ticketId: ticket.id, learned: false })).toEqual(undone)
  expect(await proposedFor(alike)).toBe('planning')
  await demo.get(admin, 'ticket.unlearn', { ticketId: ticket.id, learned: true })
  expect(await proposedFor(alike)).toBe('economy')
})

test('a return and a transfer teach whose it is not, and whose it is in the end', async () => {
  const text = '厂区储能示范项目由谁审批，消防和备案怎么走'
  const ticket = await raise(other, text)
  await route(ticket, 'planning')
  await demo.get('lead-planning', 'ticket.return', { ticketId: ticket.id, requestId: intention(), reason: '不属我局', dutyId: 'planning-01' })
  const first = async () => (await demo.get(admin, 'ticket.learned', {})).routings[0]!
  await eventually(async () => (await first()).action === 'return')
  await settled()
  expect(await first()).toMatchObject({ ticketId: ticket.id, lead: null, right: null, state: 'learned' })
  expect(await proposedFor(text)).not.toBe('planning')
  await demo.get(ticket.responsible.id, 'ticket.route', { ticketId: ticket.id, requestId: intention(), leadBureauId: 'economy' })
  await demo.get('lead-economy', 'ticket.sign', { ticketId: ticket.id, requestId: intention() })
  await demo.get('lead-economy', 'ticket.transfer', { ticketId: ticket.id, requestId: intention(), leadBureauId: 'approval', reason: '审批事项' })
  await eventually(async () => (await first()).action === 'transfer')
  await settled()
  expect(await proposedFor('我们厂的储能项目由谁审批')).toBe('approval')
})

test('only an administrator undoes or retrains, a supervisor looks, and nobody else sees what was learned', async () => {
  const cadre = (await raise(staff, '路灯不亮', '路灯')).responsible.id
  for (const person of [staff, cadre, 'officer-economy-1', 'lead-planning', 'observer-1']) {
    for (const call of ['ticket.learned', 'ticket.accuracy', 'ticket.clusters'] as const) expect(await demo.refused(person, call, {})).toEqual({ code: 'forbidden' })
  }
  expect((await demo.get(supervisor, 'ticket.learned', {})).routings.length).toBeGreaterThan(0)
  expect(await demo.refused(supervisor, 'ticket.unlearn', { ticketId: 'none', learned: false })).toEqual({ code: 'forbidden' })
  expect(await demo.refused(supervisor, 'ticket.relearn', { requestId: intention() })).toEqual({ code: 'forbidden' })
  expect(await demo.refused(admin, 'ticket.unlearn', { ticketId: 'none', learned: false })).toEqual({ code: 'not_found' })
  expect(await demo.refused(admin, 'ticket.clusters', {})).toEqual({ code: 'forbidden' })
})

test('the past is read again: decisions that were never taken in are learned, what was undone stays undone', async () => {
  const [first] = (await demo.get(admin, 'ticket.learned', {})).routings.filter(({ lead }) => lead?.id === 'economy')
  await demo.get(admin, 'ticket.unlearn', { ticketId: first!.ticketId, learned: false })
  const before = (await facts()).examples
  const ticket = await raise(other, '叉车要办特种设备使用登记')
  await route(ticket, 'approval')
  await learned(before + 1)
  await demo.cloud.engine.handle({ action: 'database.removeDocument', collectionName: 'routings', query: JSON.stringify({ _id: ticket.id }), multi: true })
  await demo.get(admin, 'ticket.relearn', { requestId: intention() })
  await learned(before + 1)
  const list = (await demo.get(admin, 'ticket.learned', {})).routings
  expect(list.find(({ ticketId }) => ticketId === ticket.id)).toMatchObject({ state: 'learned', proposed: null, right: null })
  expect(list.find(({ ticketId }) => ticketId === first!.ticketId)).toMatchObject({ state: 'undone' })
})

test('a trade secret is not learned, and what was learned before it became one is forgotten', async () => {
  const text = '超声波雾化镀膜新工艺需要哪个部门备案'
  const before = (await facts()).examples
  const secret = await demo.get(staff, 'ticket.raise', { roomId: await roomOf(staff), requestId: intention(), title: text, text, category: 'request', secret: true })
  await route(secret, 'taiwan-service')
  const open = await raise(staff, `${text}，急`)
  await route(open, 'taiwan-service')
  await learned(before + 1)
  expect(await proposedFor(text)).toBe('taiwan-service')
  await demo.get(staff, 'ticket.secret', { ticketId: open.id, requestId: intention(), secret: true })
  await learned(before)
  expect(await proposedFor(text)).not.toBe('taiwan-service')
  expect(await demo.refused(admin, 'ticket.unlearn', { ticketId: open.id, learned: true })).toEqual({ code: 'forbidden' })
})

test('the threshold decides from when on a proposal is filled in', async () => {
  const sure = async () => (await demo.get(staff, 'ticket.propose', { text: '车间用电增容' })).sure
  expect((await demo.get(admin, 'ticket.threshold', { sureFrom: 0.5 })).sureFrom).toBe(0.5)
  expect(await sure()).toBe(true)
  await demo.get(admin, 'ticket.threshold', { sureFrom: 0.95 })
  expect(await sure()).toBe(false)
  await demo.get(admin, 'ticket.threshold', { sureFrom: 0.6 })
  expect(await demo.refused(admin, 'ticket.threshold', { sureFrom: 0.1 })).toMatchObject({ code: 'bad_input' })
})

test('similar: own open tickets by number, solved ones of others without a name, a number or a word of theirs', async () => {
  const theirs = await raise(other, '我厂A3车间每月产生危险废物12吨，处置单位说额度满了，希望协调处置', '危废处置额度不足')
  await route(theirs, 'safety-env')
  await demo.get('lead-safety-env', 'ticket.sign', { ticketId: theirs.id, requestId: intention() })
  const name = theirs.enterprise.name
  await demo.get('lead-safety-env', 'ticket.answer', {
    ticketId: theirs.id, requestId: intention(), result: 'done',
    text: `已协调区内另一家有资质的单位接收危险废物，合同签订后即可转移。${name}的12吨由经办人周三上门登记。`,
  })
  await demo.get(other, 'ticket.confirm', { ticketId: theirs.id, requestId: intention(), outcome: 'solved', rating: 5 })
  const mine = await raise(staff, '危险废物没地方处置，仓库快满了', '危废没处放')

  const roomId = await roomOf(staff)
  // How a matter was solved is learned after the answer.
  const found = await eventually(async () => {
    const answer = await demo.get(staff, 'ticket.similar', { roomId, text: '危险废物处置单位额度满了，仓库放不下' })
    return answer.solved.length > 0 && answer
  })
  expect(found.own.map(({ id }) => id)).toContain(mine.id)
  expect(found.solved[0]).toMatchObject({ lead: { id: 'safety-env' }, stars: 5, answer: '已协调区内另一家有资质的单位接收危险废物，合同签订后即可转移。' })
  for (const leak of [name, name.slice(0, 4), theirs.number, theirs.id, 'A3', '12']) expect(JSON.stringify(found.solved)).not.toContain(leak)

  expect(await demo.refused(other, 'ticket.similar', { roomId, text: '危险废物' })).toEqual({ code: 'not_found' })
  expect(await demo.get(staff, 'ticket.similar', { roomId, text: '😀' })).toEqual({ own: [], solved: [] })
})

test('accuracy counts what was decided, and opens the tickets behind it; a kind of matter of several enterprises is a cluster', async () => {
  for (const person of ['staff-003-1', 'staff-004-1', 'staff-005-1']) await raise(person, '芷岸路的路灯不亮，晚班出门不安全')
  const { months, bureaus } = await eventually(async () => {
    const answer = await demo.get(supervisor, 'ticket.accuracy', {})
    return answer.months[0]!.undecided >= 3 && answer
  })
  expect(months).toHaveLength(6)
  const [{ month, judged, right }] = months as [typeof months[number]]
  expect(month).toBe('2026-03')
  expect(right).toBeLessThan(judged)
  expect(bureaus.reduce((sum, bureau) => sum + bureau.judged, 0)).toBe(judged)
  const { proposals } = await demo.get(supervisor, 'ticket.proposals', { month, right: false })
  expect(proposals).toHaveLength(judged - right)
  expect(proposals.every(({ proposed, lead }) => proposed!.id !== lead!.id)).toBe(true)

  const { clusters } = await eventually(async () => {
    const answer = await demo.get(supervisor, 'ticket.clusters', {})
    return answer.clusters.some(({ recent }) => recent >= 3) && answer
  })
  expect(clusters[0]).toMatchObject({ bureau: { id: 'planning' }, before: 0 })
  expect(clusters[0]!.enterprises).toBeGreaterThanOrEqual(3)
  expect(clusters[0]!.rows).toHaveLength(clusters[0]!.recent)
})
