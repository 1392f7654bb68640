import { WebSocket } from 'ws'
import { type CallName, type InputToSend, functionOf } from '../../types/api'
import type { Result } from '../../types/result'
import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'
import { pdf, upload } from './uploads'

/** What issue 7 asks of the door: each attack is refused, and an administrator reads that it was tried. */
let demo: DemoCloud
let roomId: string
let cadre: string
const owner = 'staff-001-1'
const colleague = 'staff-001-2'
const officer = 'officer-planning-1'
const admin = 'admin-1'

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(owner, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(owner, 'chat.room', { roomId })).members.find(({ role }) => role === 'cadre')!.id
})
afterAll(() => demo.close())

const stranger = (name: string) => {
  const token = demo.cloud.strangerSession(name)
  return <N extends CallName>(call: N, input: InputToSend<N>) => demo.cloud.callWith(token, functionOf(call), call, input) as Promise<Result<unknown>>
}
const phoneCode = async (phone: string): Promise<string> =>
  ((await (await fetch(`${demo.cloud.url}/dev/phone-code`, { method: 'POST', body: JSON.stringify({ phone }) })).json()) as { code: string }).code
const refusedWith = (code: string) => expect.objectContaining({ ok: false, refusal: expect.objectContaining({ code }) })
/** The line an administrator reads of it. */
const noted = (wanted: { what: string; code: string; by?: string | null; former?: boolean }) => eventually(async () =>
  (await demo.get(admin, 'roster.refusals', { limit: 100 })).refusals.find(({ what, code, by, former }) =>
    what === wanted.what && code === wanted.code && (wanted.by === undefined || (by?.id ?? null) === wanted.by) && (wanted.former ?? former) === former))
const rosterNow = (): string => JSON.stringify([demo.cloud.engine.find('people', {}, { limit: 10_000 }), demo.cloud.engine.find('rooms', {}, { limit: 1_000 })])

/** A file in the enterprise's room with the message that carries it, and the address the reader was given. */
const sentFile = async (reader: string) => {
  const file = await upload(demo, owner, { place: { roomId }, name: '报价.pdf', bytes: pdf('只给群里的人') })
  const { id: messageId } = await demo.get(owner, 'chat.sendFile', { roomId, requestId: intention(), fileId: file.id })
  const wanted = { fileId: file.id, messageId }
  return { wanted, messageId, url: (await demo.get(reader, 'file.link', wanted)).url }
}
const fetched = async (url: string): Promise<number> => (await fetch(url)).status

test('an address of a file is its asker’s: cut, extended or pointed elsewhere it is worth nothing', async () => {
  const { url } = await sentFile(colleague)
  const other = await sentFile(colleague)
  expect(await fetched(url)).toBe(200)
  const changed = (change: (query: URLSearchParams, parsed: URL) => void): string => {
    const parsed = new URL(url)
    change(parsed.searchParams, parsed)
    return parsed.href
  }
  const forged = [
    changed((query) => query.delete('to')), changed((query) => query.set('t', String(Date.now() + 9e9))), changed((query) => query.delete('sign')),
    changed((query) => query.set('to', Buffer.from(JSON.stringify({ personId: owner, mark: 'x', wanted: {} })).toString('base64url'))),
    changed((_query, parsed) => { parsed.pathname = new URL(other.url).pathname }),
  ]
  for (const one of forged) expect(await fetched(one)).toBe(403)
})

test('an address dies with the message it came by', async () => {
  const { url, messageId } = await sentFile(colleague)
  await demo.get(owner, 'chat.recall', { messageId })
  expect(await fetched(url)).toBe(403)
  await noted({ what: 'file.link', code: 'not_found', by: colleague })
})

test('a cadre after his `to` date: rooms, tickets, files and addresses he was given are closed, and each try is noted', async () => {
  const { url, wanted } = await sentFile(cadre)
  const ticket = await demo.get(owner, 'ticket.raise', { roomId, requestId: intention(), title: '题', text: '文', category: 'request' })
  expect(await fetched(url)).toBe(200)
  await demo.get(admin, 'roster.handover', { requestId: intention(), fromId: cadre, toId: 'cadre-02', enterpriseIds: [roomId] })
  expect(await fetched(url)).toBe(403)
  await noted({ what: 'file.link', code: 'not_found', by: cadre })
  const tries = [['file.links', { files: [wanted] }], ['chat.room', { roomId }], ['chat.before', { roomId }], ['ticket.view', { ticketId: ticket.id }], ['roster.summary', { enterpriseId: roomId }]] as const
  for (const [call, input] of tries) {
    const answer = await demo.ask(cadre, call, input as never)
    if (call === 'file.links') expect(answer).toEqual({ ok: true, value: { links: [] } })
    else {
      expect(answer).toEqual(refusedWith('not_found'))
      await noted({ what: call, code: 'not_found', by: cadre })
    }
  }
})

test('a removed person: his token, his socket, his account and the addresses he was given', async () => {
  const token = demo.cloud.session(colleague)
  const { url } = await sentFile(colleague)
  const { openid } = demo.cloud.engine.find('people', { _id: colleague })[0]! as unknown as { openid: string }
  const inWechat = (call: CallName, input: unknown) => demo.cloud.host.call(functionOf(call), { call, input }, { openid, source: 'client' })
  expect(await fetched(url)).toBe(200)
  await demo.get(owner, 'roster.remove', { personId: colleague, requestId: intention() })

  expect(await fetched(url)).toBe(403)
  await noted({ what: 'address', code: 'signed_out', by: colleague, former: true })
  const posted = await fetch(`${demo.cloud.url}/call/chat`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify({ call: 'chat.room', input: { roomId } }) })
  expect(await posted.json()).toEqual(refusedWith('signed_out'))
  await noted({ what: 'token', code: 'signed_out', by: colleague, former: true })
  const socket = new WebSocket(`${demo.cloud.url.replace('http', 'ws')}/live`)
  socket.on('open', () => socket.send(JSON.stringify({ token })))
  expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(4401)
  await noted({ what: 'socket', code: 'signed_out', by: colleague, former: true })
  // In WeChat there is no token: the account itself calls, and is known as his former one.
  expect(await inWechat('chat.room', { roomId })).toEqual(refusedWith('stranger'))
  await noted({ what: 'chat.room', code: 'stranger', by: colleague, former: true })
})

test('a lost phone, after its account was cut off, is known by the account it still has', async () => {
  const person = 'staff-005-2'
  const { openid } = demo.cloud.engine.find('people', { _id: person })[0]! as unknown as { openid: string }
  await demo.get('staff-005-1', 'roster.unbind', { personId: person, requestId: intention() })
  expect(await demo.cloud.host.call('chat', { call: 'chat.rooms', input: {} }, { openid, source: 'client' })).toEqual(refusedWith('stranger'))
  await noted({ what: 'chat.rooms', code: 'stranger', by: person, former: true })
})

test('an invitation reused, forwarded or guessed, and somebody else’s number', async () => {
  const before = (): number => demo.cloud.engine.find('people', {}, { limit: 10_000 }).length
  const invite = (more = {}) => demo.get(owner, 'roster.invite', { requestId: intention(), role: 'staff', enterpriseId: roomId, ...more })
  const join = async (name: string, code: string, phone: string) =>
    stranger(name)('roster.join', { requestId: intention(), code, name, title: '助理', phoneCode: await phoneCode(phone), privacy: '2026-11' })
  const used = await invite()
  expect(await join('受邀人', used.code, '13900000002')).toMatchObject({ ok: true })
  const count = before()
  expect(await join('拿旧码的人', used.code, '13900000003')).toEqual(refusedWith('invitation_over'))
  expect(await join('被转发的人', (await invite({ phone: '13900000005' })).code, '13900000006')).toEqual(refusedWith('phone_mismatch'))
  expect(await join('猜码的人', 'A'.repeat(22), '13900000007')).toEqual(refusedWith('not_found'))
  const victim = demo.cloud.engine.find('people', { _id: 'cadre-11' })[0]! as unknown as { phone: string }
  expect(await join('冒名者', (await invite()).code, victim.phone)).toEqual(refusedWith('phone_taken'))
  expect(await stranger('冒名者')('roster.bind', { phoneCode: await phoneCode(victim.phone) })).toEqual(refusedWith('phone_taken'))
  for (const code of ['invitation_over', 'phone_mismatch', 'not_found', 'phone_taken']) await noted({ what: 'roster.join', code, by: null })
  await noted({ what: 'roster.bind', code: 'phone_taken', by: null })
  expect(before()).toBe(count)
  // The code itself is a secret: no line of it holds one.
  expect(JSON.stringify(demo.cloud.engine.find('refusals', {}, { limit: 1_000 }))).not.toContain(used.code)
})

test('an officer who goes through the enterprises by their ids is one line with a number', async () => {
  const ids = demo.cloud.engine.find('enterprises', {}, { limit: 40 }).map(({ _id }) => _id as string)
  for (const enterpriseId of ids) expect(await demo.ask(officer, 'roster.summary', { enterpriseId })).toEqual(refusedWith('forbidden'))
  for (const id of ids) expect(await demo.ask(officer, 'ticket.view', { ticketId: id })).toEqual(refusedWith('not_found'))
  const line = await noted({ what: 'roster.summary', code: 'forbidden', by: officer })
  await eventually(async () => (await noted({ what: 'roster.summary', code: 'forbidden', by: officer })).count === 40)
  expect(line.about).toBe(demo.cloud.engine.find('enterprises', { _id: ids[0]! })[0]!.name)
  await eventually(async () => (await noted({ what: 'ticket.view', code: 'not_found', by: officer })).count === 40)
})

test('1,000 attempts to sign in within a minute: ten are looked at, the rest are one line', async () => {
  const roster = rosterNow()
  const ask = stranger('撞库的人')
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => ask('roster.bind', { phoneCode: 'guess' })))
  expect(answers.filter((answer) => !answer.ok && answer.refusal.code === 'too_many')).toHaveLength(990)
  for (const answer of answers) expect(answer.ok || (answer.refusal.code === 'too_many' && answer.refusal.retryAfter! <= 0)).toBe(false)
  await eventually(async () => (await noted({ what: 'roster.bind', code: 'too_many' })).count === 990)
  expect(rosterNow()).toBe(roster)
})

test('nobody but an administrator reads what was refused', async () => {
  for (const by of [owner, officer, 'supervisor-1', 'observer-1']) expect(await demo.refused(by, 'roster.refusals', {})).toEqual({ code: 'forbidden' })
})
