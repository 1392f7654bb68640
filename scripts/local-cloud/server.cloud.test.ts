import { request } from 'node:http'
import { startLocalCloud } from './index'
import { type TestCloud, startTestCloud } from './testing/test-cloud'

let cloud: TestCloud
beforeAll(async () => { cloud = await startTestCloud({ timeoutMs: 1_000 }) }, 30_000)
afterAll(() => cloud.close())

const refused = (code: string) => ({ ok: false, refusal: { code } })

/** fetch sets Host and tidies paths up by itself, so these go through node:http. */
const raw = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<{ status: number; text: string; headers: Record<string, unknown> }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(cloud.url)
    request({ hostname, port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => { text += part.toString() })
      response.on('end', () => resolve({ status: response.statusCode!, text, headers: response.headers }))
    }).on('error', reject).end()
  })

test('another host name and a foreign page are refused, this machine is not', async () => {
  expect((await raw('/healthz')).status).toBe(200)
  expect((await raw('/healthz', { host: `localhost:${new URL(cloud.url).port}` })).status).toBe(200)
  expect((await raw('/healthz', { host: 'evil.example' })).status).toBe(421)
  expect((await raw('/dev/people', { origin: 'https://evil.example' })).status).toBe(403)
  expect((await raw('/dev/people', { origin: 'null' })).status).toBe(403)
  expect((await raw('/dev/people', { origin: 'http://localhost:10086' })).status).toBe(200)
})

test('a person signs in by id, an unknown one is refused', async () => {
  const { body } = await cloud.post('/dev/session', { personId: 'p1' })
  expect(typeof body.token).toBe('string')
  expect(await cloud.post('/dev/session', { personId: 'nobody' })).toEqual({ status: 404, body: refused('not_found') })
  expect(await cloud.post('/dev/session', '{')).toEqual({ status: 400, body: refused('bad_input') })
})

test('the roster lists people with enterprise and bureau, and can be searched', async () => {
  const list = async (query: string) => (await fetch(`${cloud.url}/dev/people${query}`)).json()
  expect(await list('')).toEqual([
    { id: 'p1', name: '甲', title: '厂长', roles: ['staff'], enterprise: { id: 'e1', name: '测试陶瓷有限公司' }, bureau: null },
    { id: 'p2', name: '乙', title: '科员', roles: ['officer'], enterprise: null, bureau: { id: 'b1', name: '行政审批局' } },
  ])
  expect(await list(`?q=${encodeURIComponent('陶瓷')}`)).toHaveLength(1)
  expect(await list('?limit=1')).toHaveLength(1)
})

test('a call carries the identity of the token and nothing of the body but call and input', async () => {
  const { body } = await cloud.post('/call/probe', { call: 'who', input: { ms: 0 }, Type: 'Timer', drain: true, openid: 'x' }, cloud.as('p1'))
  expect(body).toEqual({ context: 'openid-1', process: 'openid-1', event: { call: 'who', input: { ms: 0 } } })
})

test('calls without a valid token, of unknown functions and without JSON are refused', async () => {
  const who = { call: 'who', input: { ms: 0 } }
  const forged = cloud.session('p1').replace(/^[^.]+/, Buffer.from('p2').toString('base64url'))
  expect(await cloud.post('/call/probe', who)).toEqual({ status: 200, body: refused('signed_out') })
  expect(await cloud.post('/call/probe', who, { authorization: `Bearer ${forged}` })).toEqual({ status: 200, body: refused('signed_out') })
  expect(await cloud.post('/call/nothing', who, cloud.as('p1'))).toEqual({ status: 404, body: refused('unknown_call') })
  expect(await cloud.post('/call/probe', '{"call"', cloud.as('p1'))).toEqual({ status: 400, body: refused('bad_input') })
  expect(await cloud.post('/call/probe', '[]', cloud.as('p1'))).toEqual({ status: 400, body: refused('bad_input') })
})

test('a removed person is out at once, with the token still in hand', async () => {
  await cloud.engine.insertMany('people', [{ _id: 'p9', name: '丙', openid: 'openid-9', roles: ['staff'] }])
  const headers = cloud.as('p9')
  expect((await cloud.post('/call/probe', { call: 'who', input: { ms: 0 } }, headers)).body.context).toBe('openid-9')
  await cloud.engine.handle({ action: 'database.removeDocument', collectionName: 'people', query: '{"_id":"p9"}', queryType: 'DOC', multi: false })
  expect((await cloud.post('/call/probe', { call: 'who', input: { ms: 0 } }, headers)).body).toEqual(refused('signed_out'))
})

test('a crash is 500 and a time-out 504, both without their reason', async () => {
  expect(await cloud.post('/call/probe', { call: 'exit' }, cloud.as('p1'))).toEqual({ status: 500, body: refused('internal') })
  expect(await cloud.post('/call/probe', { call: 'throw' }, cloud.as('p1'))).toEqual({ status: 500, body: refused('internal') })
  expect(await cloud.post('/call/probe', { call: 'loop' }, cloud.as('p1'))).toEqual({ status: 504, body: refused('internal') })
  expect(cloud.said.join('')).toContain('on purpose')
}, 20_000)

test('only who knows the word speaks the wire of the SDK', async () => {
  const ask = { action: 'database.getDocument', collectionName: 'people', query: '{}', queryType: 'WHERE' }
  expect((await cloud.post(new URL(cloud.adminUrl).pathname, ask)).body.data.list).toHaveLength(2)
  expect((await cloud.post('/admin/guess', ask)).status).toBe(403)
  expect((await cloud.post('/admin', ask)).status).toBe(404)
})

test('a body above the limit is refused', async () => {
  const { status } = await cloud.post('/dev/session', { personId: 'x'.repeat(7_000_000) }).catch(() => ({ status: 413 }))
  expect(status).toBe(413)
})

test('the app is served with its security headers, packed; nothing outside its folder is', async () => {
  const page = await raw('/', { 'accept-encoding': 'gzip' })
  expect(page.status).toBe(200)
  expect(page.headers['content-encoding']).toBe('gzip')
  expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  expect(page.headers['x-content-type-options']).toBe('nosniff')
  expect((await raw('/app.0123abcd.js')).headers['cache-control']).toContain('immutable')
  for (const path of ['/../data/secret', '/%2e%2e/data/secret', '/..%2fdata%2fsecret', '/%5c..%5csecret', '/.hidden', '/nothing.js', '/%00']) {
    expect((await raw(path)).status).toBe(404)
  }
})

test('files need a signed address that has not been changed, and are never shown as a page', async () => {
  const url = await cloud.probe('keep', 'shared/page.html')
  const there = await fetch(url)
  expect(await there.text()).toBe('<b>kept</b>')
  expect(there.headers.get('content-disposition')).toBe('attachment')
  expect((await fetch(url.replace('page.html', 'other.html'))).status).toBe(403)
  expect((await fetch(url.replace(/t=\d+/, 't=9999999999999'))).status).toBe(403)
  expect((await fetch(url.replace(/\?.*/, ''))).status).toBe(403)
  expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403)
  expect((await raw('/files/..%2f..%2fdata%2fsecret?sign=x&t=9999999999999')).status).toBe(403)
})

test('the clock moves and faults are injected only where that is allowed', async () => {
  const now = Date.UTC(2030, 0, 1)
  expect((await cloud.post('/dev/clock', { now })).body.now - now).toBeLessThan(5_000)
  expect((await cloud.post('/dev/clock', { now: 'soon' })).status).toBe(400)
  await cloud.clock.set(Date.now())
  const locked = await startTestCloud({ devClock: false })
  try {
    expect(await locked.post('/dev/clock', { now })).toEqual({ status: 403, body: refused('clock_locked') })
    expect((await locked.post('/dev/wechat/fault', { api: 'send', errcode: -1 })).status).toBe(403)
  } finally {
    await locked.close()
  }
})

test('a second cloud on the same data folder, or on a taken port, is refused', async () => {
  await expect(startLocalCloud({ dataFolder: `${cloud.folder}/data` })).rejects.toThrow('another local cloud')
  const port = Number(new URL(cloud.url).port)
  await expect(startLocalCloud({ dataFolder: `${cloud.folder}/second`, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
