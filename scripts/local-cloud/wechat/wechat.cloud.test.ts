import { type TestCloud, startTestCloud } from '../testing/test-cloud'
import { localTemplates } from './templates'

let cloud: TestCloud
let token = ''
beforeAll(async () => {
  cloud = await startTestCloud({ pages: ['pages/ticket/index'], triggers: [{ functionName: 'probe', name: 'hourly', config: '0 0 * * * * *' }] })
  token = (await cloud.probe('token')).access_token
}, 30_000)
afterAll(() => cloud.close())

const { id } = localTemplates.deadline!
const data = { thing1: { value: '施工许可' }, time2: { value: '2026年11月24日 15:30' }, thing3: { value: '请按期办理' } }
const message = { touser: 'openid-1', template_id: id, page: 'pages/ticket/index?id=1', data }
const ask = (path: string, body: object, with_ = token) => cloud.probe('wechat', { path, body, token: with_ })
const send = (change: object = {}) => ask('/cgi-bin/message/subscribe/send', { ...message, ...change })

test('one consent is one send, by account and template; what was refused is kept too', async () => {
  expect(await send()).toMatchObject({ errcode: 43101 })
  expect(await cloud.post('/dev/consent', { [id]: 'accept', [localTemplates.todo!.id]: 'reject' }, cloud.as('p1')))
    .toEqual({ status: 200, body: { balances: { [id]: 1 } } })
  expect(await send({ touser: 'openid-2' })).toMatchObject({ errcode: 43101 })
  expect(await send()).toMatchObject({ errcode: 0 })
  expect(await send()).toMatchObject({ errcode: 43101 })
  const kept = await (await fetch(`${cloud.url}/dev/pushes?personId=p1`)).json() as { errcode: number; at: number }[]
  expect(kept).toEqual([43101, 0, 43101].map((errcode) =>
    expect.objectContaining({ personId: 'p1', templateId: id, page: message.page, data, errcode })))
  expect(await (await fetch(`${cloud.url}/dev/pushes?since=${kept.at(-1)!.at}`)).json()).toEqual([])
})

test('consent needs a signed-in person and a template that exists', async () => {
  expect((await cloud.post('/dev/consent', { [id]: 'accept' })).status).toBe(401)
  expect((await cloud.post('/dev/consent', { other: 'accept' }, cloud.as('p1'))).status).toBe(400)
})

test.each([
  ['an unknown account', { touser: 'nobody' }, 40003],
  ['an unknown template', { template_id: 'other' }, 40037],
  ['a page that is not released', { page: 'pages/other/index' }, 41030],
  ['a page with a leading slash', { page: '/pages/ticket/index' }, 41030],
  ['a field too long', { data: { ...data, thing1: { value: '长'.repeat(21) } } }, 47003],
])('%s costs no consent', async (_what, change, errcode) => {
  cloud.consent('p1', id)
  expect(await send(change)).toMatchObject({ errcode })
  expect(await send()).toMatchObject({ errcode: 0 })
})

test('without a token, with a made-up one, a replaced one or one past its end, nothing is done', async () => {
  expect(await ask('/cgi-bin/message/subscribe/send', message, '')).toMatchObject({ errcode: 40001 })
  expect(await ask('/cgi-bin/message/subscribe/send', message, 'made-up')).toMatchObject({ errcode: 40001 })
  expect((await cloud.probe('token')).access_token).toBe(token)
  const old = token
  token = (await cloud.probe('token', { force: true })).access_token
  expect(await ask('/wxa/msg_sec_check', {}, old)).toMatchObject({ errcode: 40001 })
  const now = cloud.clock.now()
  await cloud.clock.set(now + 7_300_000)
  expect(await ask('/wxa/msg_sec_check', {}, token)).toMatchObject({ errcode: 42001 })
  await cloud.clock.set(now)
  expect(await ask('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: 'x', secret: 'y' })).toMatchObject({ errcode: 40013 })
})

test('text is judged only for somebody who used the program within two hours', async () => {
  const check = (content: string, openid: string) => ask('/wxa/msg_sec_check', { version: 2, scene: 2, openid, content })
  expect(await check('您好', 'openid-2')).toMatchObject({ errcode: 61010 })
  await cloud.post('/call/probe', { call: 'who', input: { ms: 0 } }, cloud.as('p2'))
  expect(await check('您好', 'openid-2')).toMatchObject({ errcode: 0, result: { suggest: 'pass' } })
  expect(await check('网上赌博', 'openid-2')).toMatchObject({ errcode: 0, result: { suggest: 'risky' } })
})

test('a phone code is worth a number once, for five minutes', async () => {
  const code = async () => (await cloud.post('/dev/phone-code', { phone: '19900000001' })).body.code as string
  const phone = (used: string) => ask('/wxa/business/getuserphonenumber', { code: used })
  const first = await code()
  expect(await phone(first)).toMatchObject({ errcode: 0, phone_info: { purePhoneNumber: '19900000001' } })
  expect(await phone(first)).toMatchObject({ errcode: 40029 })
  const late = await code()
  const now = cloud.clock.now()
  await cloud.clock.set(now + 301_000)
  expect(await phone(late)).toMatchObject({ errcode: 40029 })
  await cloud.clock.set(now)
})

test('a mini-program code is a picture; a scene too long is refused', async () => {
  expect(await ask('/wxa/getwxacodeunlimit', { scene: 'invite=1', page: 'pages/ticket/index' })).toEqual({ png: '89504e470d0a1a0a' })
  expect(await ask('/wxa/getwxacodeunlimit', { scene: 'x'.repeat(33) })).toMatchObject({ errcode: 40169 })
})

test('an injected fault is met as often as asked, then WeChat answers again', async () => {
  cloud.consent('p1', id)
  await cloud.post('/dev/wechat/fault', { api: 'subscribe/send', errcode: -1, times: 2 })
  expect([await send(), await send(), await send()]).toMatchObject([{ errcode: -1 }, { errcode: -1 }, { errcode: 0 }])
  expect((await cloud.post('/dev/wechat/fault', { api: 'subscribe/send' })).status).toBe(400)
})

test('timers reach their function without identity, at their time on the product’s clock', async () => {
  cloud.startTimers()
  const from = cloud.clock.now()
  await cloud.clock.set(from + 2 * 3_600_000)
  const runs = cloud.engine.find('things', {}) as { trigger: string; time: string; at: number; openid: unknown }[]
  expect(runs).toHaveLength(2)
  for (const run of runs) {
    expect(run).toMatchObject({ trigger: 'hourly', openid: null })
    expect(Date.parse(run.time) % 3_600_000).toBe(0)
    expect(run.at - Date.parse(run.time)).toBeLessThan(2_000)
  }
})
