import { WebSocket } from 'ws'
import { type CallName, type InputToSend, type Output, functionOf } from '../../types/api'
import type { Result } from '../../types/result'
import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud
let said: string[]
let roomId: string
let cadre: string
const owner = 'staff-001-1'
const colleague = 'staff-001-2'
const privacy = '2026-11'

beforeAll(async () => {
  said = []
  demo = await startDemoCloud({ output: (_source, text) => said.push(...text.split('\n')) })
  roomId = (await demo.get(owner, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(owner, 'chat.room', { roomId })).members.find(({ role }) => role === 'cadre')!.id
})
afterAll(() => demo.close())

/** Somebody with a WeChat account that the roster does not know. */
const stranger = (name: string) => {
  const token = demo.cloud.strangerSession(name)
  return { token, ask: <N extends CallName>(call: N, input: InputToSend<N>) => demo.cloud.callWith(token, functionOf(call), call, input) as Promise<Result<Output<N>>> }
}
const phoneCode = async (phone: string): Promise<string> => {
  const response = await fetch(`${demo.cloud.url}/dev/phone-code`, { method: 'POST', body: JSON.stringify({ phone }) })
  return ((await response.json()) as { code: string }).code
}
const invite = (by: string, more: Partial<InputToSend<'roster.invite'>> = {}) =>
  demo.get(by, 'roster.invite', { requestId: intention(), role: 'staff', enterpriseId: roomId, ...more })
const joinAs = async (name: string, code: string, phone: string, requestId = intention()) =>
  stranger(name).ask('roster.join', { requestId, code, name, title: '助理', phoneCode: await phoneCode(phone), privacy })
const refusedWith = (code: string) => expect.objectContaining({ ok: false, refusal: expect.objectContaining({ code }) })
const logged = (code: string): number => said.filter((line) => line.includes('door.refused') && line.includes(`"${code}"`)).length

test('a stranger learns nothing but that he is one', async () => {
  const nobody = stranger('路人')
  for (const call of ['roster.me', 'chat.rooms', 'ticket.list', 'roster.bureaus'] as const) {
    expect(await nobody.ask(call, {})).toEqual(refusedWith('stranger'))
  }
  expect(await nobody.ask('roster.application', {})).toEqual({ ok: true, value: { application: null } })
})

test('an invitation brings somebody in once: he writes in the room, which is told of him, and is in no other', async () => {
  const invitation = await invite(owner)
  expect(invitation).toMatchObject({ state: 'open', role: 'staff', enterprise: { id: roomId } })
  expect(invitation.code).toMatch(/^[\w-]{22}$/)
  expect(await stranger('新人').ask('roster.invitation', { code: invitation.code }))
    .toMatchObject({ ok: true, value: { enterprise: { id: roomId }, role: 'staff', phone: null } })
  const requestId = intention()
  const joined = await joinAs('新人', invitation.code, '13900000001', requestId)
  expect(joined).toMatchObject({ ok: true, value: { name: '新人', roles: ['staff'], enterprise: { id: roomId }, privacy, phone: '139****0001' } })
  // The answer was lost, and he asks again: the same person, not a second one.
  expect(await joinAs('新人', invitation.code, '13900000001', requestId)).toEqual(joined)
  const sent = await stranger('新人').ask('chat.send', { roomId, requestId: intention(), text: '大家好' })
  expect(sent).toMatchObject({ ok: true })
  const line = await eventually(async () => (await demo.get(cadre, 'chat.before', { roomId })).messages.find(({ kind }) => kind === 'line'))
  expect(line).toMatchObject({ text: '新人 加入了企业群', author: { side: 'system' } })
  expect((await demo.get(owner, 'roster.invitations', { enterpriseId: roomId })).invitations.find(({ id }) => id === invitation.id))
    .toMatchObject({ state: 'used', usedBy: '新人' })
})

test('a forwarded, reused, revoked, expired or guessed invitation is refused and logged, and changes nothing', async () => {
  const before = demo.cloud.engine.find('people', {}, { limit: 10_000 }).length
  const used = await invite(owner)
  expect(await joinAs('收邀请的人', used.code, '13900000002')).toMatchObject({ ok: true })
  expect(await joinAs('转发得来的人', used.code, '13900000003')).toEqual(refusedWith('invitation_over'))
  const revoked = await invite(cadre)
  expect(await demo.get(cadre, 'roster.invitation.revoke', { id: revoked.id })).toMatchObject({ state: 'revoked' })
  expect(await joinAs('晚到的人', revoked.code, '13900000004')).toEqual(refusedWith('invitation_over'))
  const bound = await invite(owner, { phone: '13900000005' })
  expect(await joinAs('别人', bound.code, '13900000006')).toEqual(refusedWith('phone_mismatch'))
  expect(await joinAs('本人', bound.code, '13900000005')).toMatchObject({ ok: true })
  const guessed = await invite(owner)
  const guess = (guessed.code.startsWith('A') ? 'B' : 'A') + guessed.code.slice(1)
  expect(await joinAs('猜码的人', guess, '13900000007')).toEqual(refusedWith('not_found'))
  expect(await stranger('猜码的人').ask('roster.invitation', { code: guess })).toEqual(refusedWith('not_found'))
  for (const code of ['invitation_over', 'phone_mismatch', 'not_found']) await eventually(() => logged(code) > 0)
  expect(demo.cloud.engine.find('people', {}, { limit: 10_000 })).toHaveLength(before + 2)
})

test('of two who use one invitation at the same moment one comes in', async () => {
  const { code } = await invite(owner)
  const answers = await Promise.all(['甲', '乙', '丙'].map((name, place) => joinAs(`同时${name}`, code, `1390000001${place}`)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter(({ ok }) => !ok)).toEqual([refusedWith('invitation_over'), refusedWith('invitation_over')])
})

test('nobody becomes another person by his phone number, with or without an invitation', async () => {
  const victim = demo.cloud.engine.find('people', { _id: cadre })[0]!
  const code = await phoneCode(victim.phone as string)
  expect(await stranger('冒名者').ask('roster.bind', { phoneCode: code })).toEqual(refusedWith('phone_taken'))
  expect(await stranger('冒名者').ask('roster.bind', { phoneCode: code })).toEqual(refusedWith('bad_code'))
  expect(await joinAs('冒名者', (await invite(owner)).code, victim.phone as string)).toEqual(refusedWith('phone_taken'))
  expect(demo.cloud.engine.find('people', { _id: cadre })[0]!.openid).toBe(victim.openid)
  await eventually(() => logged('phone_taken') > 1)
})

test('only the owner, the cadre and an administrator invite; each within his own', async () => {
  const asked = (by: string, more = {}) => demo.ask(by, 'roster.invite', { requestId: intention(), role: 'staff', enterpriseId: roomId, ...more })
  for (const by of [owner, cadre, 'admin-1']) expect(await asked(by)).toMatchObject({ ok: true })
  for (const by of [colleague, 'staff-002-1', 'cadre-11']) expect(await asked(by)).toEqual(refusedWith('not_found'))
  expect(await asked('officer-planning-1')).toEqual(refusedWith('forbidden'))
  for (const role of ['admin', 'supervisor', 'cadre'] as const) {
    expect(await demo.ask(owner, 'roster.invite', { requestId: intention(), role })).toEqual(refusedWith('forbidden'))
  }
  expect(await demo.get('admin-1', 'roster.invite', { requestId: intention(), role: 'officer', bureauId: 'planning' }))
    .toMatchObject({ role: 'officer', bureau: { id: 'planning' }, enterprise: null })
  expect(await demo.refused('admin-1', 'roster.invite', { requestId: intention(), role: 'officer' })).toMatchObject({ code: 'bad_input' })
  const requestId = intention()
  const twice = await Promise.all([1, 2].map(() => demo.get(owner, 'roster.invite', { requestId, role: 'staff', enterpriseId: roomId })))
  expect(twice[0]).toEqual(twice[1])
  const png = Buffer.from((await demo.get(owner, 'roster.invitation.image', { id: twice[0]!.id })).png, 'base64')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(await demo.refused('staff-002-1', 'roster.invitation.image', { id: twice[0]!.id })).toEqual({ code: 'not_found' })
})

test('a request that nobody invited: the cadre sees it, approves it once, and the applicant is in', async () => {
  const applicant = stranger('申请人')
  const name = (await demo.get(owner, 'roster.me', {})).enterprise!.name
  const ask = async (wanted: string, phone: string) => applicant.ask('roster.apply', {
    requestId: intention(), wanted, name: '申请人', title: '会计', phoneCode: await phoneCode(phone), privacy,
  })
  const asked = await ask(name, '13900000020')
  expect(asked).toMatchObject({ ok: true, value: { state: 'waiting', wanted: name } })
  // An enterprise that does not exist is answered alike: nobody finds out whom the zone serves.
  expect(Object.keys((await stranger('打听的人').ask('roster.apply', {
    requestId: intention(), wanted: '没有这家公司', name: '某', title: '员', phoneCode: await phoneCode('13900000021'), privacy,
  }) as { value: object }).value).sort()).toEqual(Object.keys((asked as { value: object }).value).sort())
  const mine = (await demo.get(cadre, 'roster.applications', {})).applications
  expect(mine).toMatchObject([{ name: '申请人', phone: '139****0020', enterprise: { id: roomId } }])
  expect((await demo.get('cadre-11', 'roster.applications', {})).applications).toEqual([])
  expect((await demo.get('admin-1', 'roster.applications', {})).applications).toHaveLength(2)
  const id = mine[0]!.id
  expect(await demo.refused('cadre-11', 'roster.application.approve', { id, requestId: intention() })).toEqual({ code: 'not_found' })
  const requestId = intention()
  const approved = await demo.get(cadre, 'roster.application.approve', { id, requestId })
  expect(approved.state).toBe('approved')
  expect(await demo.get(cadre, 'roster.application.approve', { id, requestId })).toEqual(approved)
  expect(await demo.refused(owner, 'roster.application.refuse', { id, requestId: intention(), reason: '不认识' })).toMatchObject({ code: 'wrong_state' })
  expect(await applicant.ask('roster.me', {})).toMatchObject({ ok: true, value: { enterprise: { id: roomId } } })
})

test('who is refused reads why, and may ask again', async () => {
  const applicant = stranger('被拒的人')
  const ask = async () => applicant.ask('roster.apply', {
    requestId: intention(), wanted: roomId, name: '被拒的人', title: '司机', phoneCode: await phoneCode('13900000030'), privacy,
  })
  await ask()
  const [waiting] = (await demo.get(cadre, 'roster.applications', {})).applications
  await demo.get(cadre, 'roster.application.refuse', { id: waiting!.id, requestId: intention(), reason: '请由公司负责人邀请' })
  expect(await applicant.ask('roster.application', {})).toMatchObject({ value: { application: { state: 'refused', reason: '请由公司负责人邀请' } } })
  expect(await ask()).toMatchObject({ value: { state: 'waiting', reason: null } })
})

test('removed: token, account, socket, membership and phone number are worth nothing at once', async () => {
  const token = demo.cloud.session(colleague)
  const socket = new WebSocket(`${demo.cloud.url.replace('http', 'ws')}/live`)
  socket.on('open', () => socket.send(JSON.stringify({ token })))
  let heard = 0
  socket.on('message', () => { heard += 1 })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await eventually(() => heard > 0)
  const { openid, phone } = demo.cloud.engine.find('people', { _id: colleague })[0]!
  expect(await demo.cloud.callWith(token, 'chat', 'chat.room', { roomId })).toMatchObject({ ok: true })

  expect(await demo.refused('staff-002-1', 'roster.remove', { personId: colleague, requestId: intention() })).toEqual({ code: 'not_found' })
  expect(await demo.refused(owner, 'roster.remove', { personId: owner, requestId: intention() })).toEqual({ code: 'forbidden' })
  const requestId = intention()
  expect(await demo.get(owner, 'roster.remove', { personId: colleague, requestId })).toEqual({ removed: true })
  expect(await demo.get(owner, 'roster.remove', { personId: colleague, requestId })).toEqual({ removed: true })
  expect(await demo.refused(owner, 'roster.remove', { personId: colleague, requestId: intention() })).toEqual({ code: 'not_found' })

  expect(await closed).toBe(4401)
  expect(await demo.cloud.callWith(token, 'chat', 'chat.room', { roomId })).toEqual(refusedWith('signed_out'))
  // In WeChat there is no token: the account itself is nobody's.
  expect(await demo.cloud.host.call('chat', { call: 'chat.room', input: { roomId } }, { openid: openid as string, source: 'client' })).toEqual(refusedWith('stranger'))
  expect(await demo.cloud.host.call('roster', { call: 'roster.bind', input: { phoneCode: await phoneCode(phone as string) } }, { openid: openid as string, source: 'client' }))
    .toEqual(refusedWith('stranger'))
  expect((await demo.get(owner, 'chat.room', { roomId })).members.map(({ id }) => id)).not.toContain(colleague)
  expect(demo.cloud.engine.find('signals', { _id: colleague })[0]?._openid ?? `unbound:${colleague}`).toBe(`unbound:${colleague}`)
})

test('the owner leaves: a colleague leads the staff from that moment', async () => {
  const [boss, next] = ['staff-004-1', 'staff-004-2']
  const enterpriseId = (await demo.get(boss, 'roster.me', {})).enterprise!.id
  expect(await demo.get('admin-1', 'roster.remove', { personId: boss, requestId: intention() })).toEqual({ removed: true })
  expect(await demo.get(next, 'roster.me', {})).toMatchObject({ owner: true })
  expect((await demo.get(next, 'roster.colleagues', { enterpriseId })).mayManage).toBe(true)
})

test('a lost phone is cut off; its owner comes in again with his number and a new account', async () => {
  const person = 'staff-005-2'
  const token = demo.cloud.session(person)
  const { phone } = demo.cloud.engine.find('people', { _id: person })[0]!
  await demo.get('staff-005-1', 'roster.unbind', { personId: person, requestId: intention() })
  expect(await demo.cloud.callWith(token, 'roster', 'roster.me', {})).toEqual(refusedWith('signed_out'))
  const anew = stranger('新手机')
  expect(await anew.ask('roster.bind', { phoneCode: await phoneCode(phone as string), privacy })).toMatchObject({ ok: true, value: { id: person, privacy } })
  expect(await anew.ask('chat.rooms', {})).toMatchObject({ ok: true })
  expect(await demo.cloud.callWith(token, 'roster', 'roster.me', {})).toEqual(refusedWith('signed_out'))
})
