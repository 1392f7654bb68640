import { WebSocket } from 'ws'
import { type TestCloud, startTestCloud } from './testing/test-cloud'

let cloud: TestCloud
beforeAll(async () => { cloud = await startTestCloud() }, 30_000)
afterAll(() => cloud.close())

const connect = (hello: unknown, headers: Record<string, string> = {}) => {
  const socket = new WebSocket(`${cloud.url.replace('http', 'ws')}/live`, { headers })
  const heard: unknown[] = []
  const closed = new Promise<number | string>((resolve) => {
    socket.on('close', (code) => resolve(code))
    socket.on('error', (error) => resolve(error.message))
  })
  socket.on('open', () => socket.send(typeof hello === 'string' ? hello : JSON.stringify(hello)))
  socket.on('message', (data) => heard.push(JSON.parse(String(data))))
  const until = async (count: number) => {
    for (let wait = 0; heard.length < count && wait < 200; wait++) await new Promise((resolve) => setTimeout(resolve, 10))
    return heard
  }
  return { socket, closed, until }
}

const signal = (personId: string, rev: number) => cloud.engine.handle({
  action: 'database.modifyDocument', collectionName: 'signals', queryType: 'DOC', query: JSON.stringify({ _id: personId }),
  data: JSON.stringify({ $set: { rev, chat: rev, ticket: 0, inbox: 1, _openid: 'secret' } }), merge: true, upsert: true, multi: false,
})

test('a person hears his own signal now and at each change, and nobody else’s', async () => {
  const [mine, theirs] = [connect({ token: cloud.session('p1') }), connect({ token: cloud.session('p2') })]
  expect(await mine.until(1)).toEqual([{ rev: 0, chat: 0, ticket: 0, inbox: 0, read: 0 }])
  await theirs.until(1)
  await signal('p1', 7)
  expect(await mine.until(2)).toEqual([{ rev: 0, chat: 0, ticket: 0, inbox: 0, read: 0 }, { rev: 7, chat: 7, ticket: 0, inbox: 1, read: 0 }])
  const later = connect({ token: cloud.session('p1') })
  expect(await later.until(1)).toEqual([{ rev: 7, chat: 7, ticket: 0, inbox: 1, read: 0 }])
  expect(await theirs.until(1)).toHaveLength(1)
  for (const { socket } of [mine, theirs, later]) socket.close()
})

test('an unknown token, no token and no JSON close with 4401', async () => {
  for (const hello of [{ token: 'x.y' }, {}, 'hello', { token: 5 }]) expect(await connect(hello).closed).toBe(4401)
})

test('the socket of a person who is removed is cut', async () => {
  await cloud.engine.insertMany('people', [{ _id: 'p8', name: '丁', openid: 'openid-8', roles: ['staff'] }])
  const { until, closed } = connect({ token: cloud.session('p8') })
  await until(1)
  await cloud.engine.handle({ action: 'database.removeDocument', collectionName: 'people', query: '{"_id":"p8"}', queryType: 'DOC', multi: false })
  expect(await closed).toBe(4401)
})

test('a page from elsewhere and another path get no socket', async () => {
  expect(await connect({ token: cloud.session('p1') }, { origin: 'https://evil.example' }).closed).toMatch('403')
  const elsewhere = new WebSocket(`${cloud.url.replace('http', 'ws')}/other`)
  expect(await new Promise((resolve) => elsewhere.on('error', (error) => resolve(error.message)))).toMatch('403')
})
