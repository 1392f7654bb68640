import { type CallName, callNames, callersOf } from '../../types/api'
import { roles, type Role } from '../../types/roster'
import { type DemoCloud, intention, startDemoCloud } from './demo-cloud'
import { pdf, upload } from './uploads'

let demo: DemoCloud
let roomId: string
let ticketId: string
let messageId: string
let fileId: string
let visitId: string

const insider = 'staff-001-1'
const outsiders: Record<string, string> = {
  'staff of another enterprise': 'staff-002-1',
  'cadre of another enterprise': 'cadre-11',
  'officer of an uninvolved bureau': 'officer-investment-1',
  'lead of an uninvolved bureau': 'lead-science-park',
  observer: 'observer-1',
  administrator: 'admin-1',
}
const personOf: Record<Role, string> = {
  staff: insider, cadre: 'cadre-11', officer: 'officer-investment-1', lead: 'lead-science-park',
  supervisor: 'supervisor-1', observer: 'observer-1', admin: 'admin-1',
}

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(insider, 'roster.me', {})).enterprise!.id
  const message = await demo.get(insider, 'chat.send', { roomId, requestId: intention(), text: '内部情况' })
  messageId = message.id
  const ticket = await demo.get(insider, 'ticket.raise', {
    roomId, requestId: intention(), title: '商业安排', text: '不宜外传', category: 'request', messageIds: [messageId],
  })
  ticketId = ticket.id
  const cadre = ticket.responsible.id
  await demo.get(cadre, 'ticket.route', { ticketId, requestId: intention(), leadBureauId: 'planning' })
  visitId = (await demo.get(cadre, 'chat.visit.propose', { roomId, requestId: intention(), at: demo.cloud.clock.now() + 86_400_000, subject: '不宜外传的安排' })).id
  fileId = (await upload(demo, insider, { place: { ticketId }, purpose: 'document', name: '合同.pdf', bytes: pdf('机密') })).id
})
afterAll(() => demo.close())

/** An input that fits the call's schema and aims at the given room and ticket. */
const aimed = (room: string, ticket: string): unknown => ({
  messageId: room === roomId ? messageId : 'guessed-message-id', visitId: room === roomId ? visitId : 'guessed-visit-id',
  at: demo.cloud.clock.now() + 2 * 86_400_000, subject: '题', findings: '情况',
  fileId: room === roomId ? fileId : 'guessed-file-id', place: room === roomId ? { ticketId: ticket } : { roomId: room }, kind: 'file', name: '图.pdf', size: 9,
  files: [{ fileId: room === roomId ? fileId : 'guessed-file-id' }], roomId: room, ticketId: ticket, ticketIds: [ticket], requestId: intention(), messageIds: [messageId],
  title: '题', text: '文', category: 'request', leadBureauId: 'planning', reason: '因', dutyId: 'planning-01', officerId: 'officer-planning-1',
  owed: '料', steps: [{ what: '事', bureauId: 'planning', by: 1 }], workingDays: 3, result: 'done', outcome: 'solved', missing: '缺',
  otherWay: '他途', note: '注', secret: true, after: 0, seq: 1, limit: 10, noticeId: 'n', phoneCode: 'c', answers: [],
  item: 'site-survey', material: 'dust-plan', document: { name: '方案', note: '已备案' }, reviews: [{ material: 'dust-plan', version: 1, ok: true }],
  templateId: 'construction-permit', startOn: '2026-06-01', stepId: '1-1', version: 0,
  spec: { key: 'k', name: '事', bureauId: 'planning', days: 3, mandatory: true, after: [], materials: [] },
  template: { id: 'guess', name: '模板', items: [{ key: 'k', name: '事', bureauId: 'planning', days: 3, mandatory: true, after: [], materials: [] }] },
})
/** They read what the caller himself says, or what is his, and name no ticket or room. */
const ofOneself = ['ticket.late', 'ticket.propose', 'ticket.learned', 'ticket.unlearn', 'ticket.relearn', 'ticket.threshold', 'ticket.accuracy', 'ticket.proposals', 'ticket.clusters',
  'ticket.approval.mine', 'ticket.templates', 'ticket.template.save', 'ticket.categories', 'ticket.plan.mine']
const touching = callNames.filter((name) => /^(ticket|chat|file)\./.test(name) && !/^ticket\.(calendar|limits|settings)/.test(name) && !['ticket.list', 'ticket.mine', 'chat.rooms', 'chat.waiting', 'chat.promise.mine', 'chat.visit.mine', ...ofOneself].includes(name))
const call = (person: string, name: CallName, input: unknown) => demo.ask(person, name, input as never)

test.each(Object.entries(outsiders))('%s is refused on every call that touches the ticket or room, and learns nothing', async (_who, person) => {
  for (const name of touching) {
    const real = await call(person, name, aimed(roomId, ticketId))
    const guessed = await call(person, name, aimed('91320000000000000A', 'guessed-ticket-id'))
    expect(guessed).toEqual(real)
    if (name === 'file.links') expect(real.ok ? real.value : { links: [] }).toEqual({ links: [] })
    else if (name === 'ticket.cards') expect(real.ok ? real.value : { tickets: [] }).toEqual({ tickets: [] })
    else expect(real).toMatchObject({ ok: false, refusal: { code: expect.stringMatching(/^(not_found|forbidden)$/) } })
  }
})

test.each(Object.entries(outsiders))('the lists of %s do not show it', async (_who, person) => {
  for (const name of ['ticket.list', 'ticket.mine', 'ticket.approval.mine', 'chat.rooms', 'chat.waiting', 'chat.promise.mine', 'chat.visit.mine'] as const) {
    const answer = await call(person, name, {})
    expect(JSON.stringify(answer)).not.toContain(ticketId)
    expect(JSON.stringify(answer)).not.toContain(roomId)
  }
})

test('whoever may see it does see it', async () => {
  for (const person of [insider, 'supervisor-1', 'officer-planning-2', 'lead-planning']) {
    expect((await demo.get(person, 'ticket.view', { ticketId })).id).toBe(ticketId)
  }
})

test('an officer of the bureau sees the thread, not the rest of the room', async () => {
  const elsewhere = await demo.get(insider, 'chat.send', { roomId, requestId: intention(), text: '与此事无关的话' })
  const thread = await demo.get('officer-planning-1', 'chat.thread', { ticketId, after: 0 })
  expect(thread.messages.map((message) => message.id)).not.toContain(elsewhere.id)
  expect(await call('officer-planning-1', 'chat.since', { roomId, after: 0 })).toMatchObject({ ok: false })
})

test('the bureau that gave the ticket back sees it no more', async () => {
  const own = await demo.get(insider, 'ticket.raise', { roomId, requestId: intention(), title: '退回', text: '退回看看', category: 'request' })
  const cadre = own.responsible.id
  await demo.get(cadre, 'ticket.route', { ticketId: own.id, requestId: intention(), leadBureauId: 'economy' })
  await demo.get('officer-economy-1', 'ticket.return', { ticketId: own.id, requestId: intention(), reason: '不属', dutyId: 'economy-01' })
  expect(await demo.refused('officer-economy-1', 'ticket.view', { ticketId: own.id })).toEqual({ code: 'not_found' })
})

test('every call is refused for every role that may not make it', async () => {
  let pairs = 0
  for (const name of callNames) {
    const by = callersOf(name)
    if (by === 'anybody') continue
    for (const role of roles) {
      if (by.includes(role)) continue
      pairs += 1
      expect({ name, role, answer: await call(personOf[role], name, aimed(roomId, ticketId)) })
        .toEqual({ name, role, answer: { ok: false, refusal: { code: 'forbidden' } } })
    }
  }
  expect(pairs).toBeGreaterThan(100)
})

describe('over HTTP', () => {
  const post = async (path: string, body: unknown, token?: string) => {
    const response = await fetch(`${demo.cloud.url}${path}`, {
      method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    })
    return response.json() as Promise<Record<string, unknown>>
  }

  test('an unknown or missing token is refused on every call', async () => {
    for (const name of callNames) {
      const path = `/call/${name.slice(0, name.indexOf('.'))}`
      for (const token of [undefined, 'unknown', demo.cloud.session(insider).slice(0, -2) + 'xx']) {
        expect(await post(path, { call: name, input: aimed(roomId, ticketId) }, token)).toEqual({ ok: false, refusal: { code: 'signed_out' } })
      }
    }
  })

  test('nobody names himself in the call: identity, role and time in it are ignored', async () => {
    const token = demo.cloud.session('staff-002-1')
    const forged = { call: 'ticket.view', input: { ticketId, openid: 'demo-staff-001-1', roles: ['supervisor'], actor: { id: insider }, now: 0 }, openid: `demo-${insider}`, userInfo: { openId: `demo-${insider}` } }
    expect(await post('/call/ticket', forged, token)).toEqual({ ok: false, refusal: { code: 'not_found' } })
  })

  test('a client can neither drain nor fire a timer, nor reach a call of another function', async () => {
    const token = demo.cloud.session(insider)
    for (const body of [{ drain: true }, { Type: 'Timer' }, { call: 'ticket.view', drain: true }]) {
      expect(await post('/call/notify', body, token)).toMatchObject({ ok: false })
    }
    expect(await post('/call/chat', { call: 'ticket.view', input: { ticketId } }, token)).toMatchObject({ ok: false, refusal: { code: 'unknown_call' } })
    expect(await post('/call/chat', { call: '__proto__', input: {} }, token)).toMatchObject({ ok: false })
  })

  test('bad input names its fields and changes nothing', async () => {
    const token = demo.cloud.session(insider)
    const bad = async (input: unknown) => post('/call/chat', { call: 'chat.send', input }, token)
    expect(await bad({ roomId, requestId: intention(), text: '   ' })).toEqual({ ok: false, refusal: { code: 'bad_input', fields: ['text'] } })
    expect(await bad({ roomId, requestId: 'short', text: '好' })).toEqual({ ok: false, refusal: { code: 'bad_input', fields: ['requestId'] } })
    expect(await bad({ roomId: { $ne: '' }, requestId: intention(), text: '好' })).toEqual({ ok: false, refusal: { code: 'bad_input', fields: ['roomId'] } })
    expect(await bad(null)).toMatchObject({ ok: false, refusal: { code: 'bad_input' } })
    expect(await bad({ roomId, requestId: intention(), text: '😀'.repeat(2_001) })).toEqual({ ok: false, refusal: { code: 'bad_input', fields: ['text'] } })
    expect(await bad({ roomId, requestId: intention(), text: '😀'.repeat(2_000) })).toMatchObject({ ok: true })
  })
})
