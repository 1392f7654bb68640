import { type IncomingHttpHeaders, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Asked, quickRequest } from './request'

// The SDK's own, not ours in its place.
const sdk = (name: string): object => jest.requireActual(require.resolve('@cloudbase/node-sdk').replace(/dist.*/, `dist/${name}`)) as object
const { request: library } = sdk('utils/tcbapirequester') as { request: (asked: Asked) => Promise<{ code?: string }> }
const { processReturn } = sdk('utils/utils') as { processReturn: Parameters<typeof quickRequest>[1] }
const { SYMBOL_CURRENT_ENV: current } = sdk('const/symbol') as { SYMBOL_CURRENT_ENV: symbol }

interface Heard { method: string | undefined; path: string; env: string | null; headers: IncomingHttpHeaders; body: Record<string, unknown> }
let heard: Heard[] = []
let answer: { status: number; text: string } = { status: 200, text: '{"requestId":"1","data":{"total":1}}' }
const server = createServer((incoming, response) => {
  let text = ''
  incoming.setEncoding('utf8').on('data', (part: string) => { text += part }).on('end', () => {
    const url = new URL(incoming.url ?? '', 'http://127.0.0.1')
    heard.push({ method: incoming.method, path: url.pathname, env: url.searchParams.get('env'), headers: incoming.headers, body: JSON.parse(text) as Record<string, unknown> })
    response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', connection: 'close' }).end(answer.text)
  })
})
let to = ''
const before = { ...process.env }
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  to = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin/word`
  Object.assign(process.env, { TENCENTCLOUD_RUNENV: 'SCF', TCB_ENV: 'local', SCF_NAMESPACE: 'local', TENCENTCLOUD_REGION: 'ap-shanghai', TCB_CONTEXT_CNFG: JSON.stringify({ URL: to }), SILENCE: 'true' })
})
afterAll(() => {
  process.env = before
  server.close()
})
beforeEach(() => { heard = [] })

const asked = (params: Asked['params'], more: Partial<Asked> = {}): Asked => ({
  config: { accessKey: 'key', envName: current, timeout: 15_000, debug: false, headers: {}, secretId: undefined, secretKey: undefined },
  params, method: 'post', opts: {}, headers: { 'content-type': 'application/json' }, ...more,
})
const find = { action: 'database.getDocument', collectionName: 'docs', query: '{"a":"夜班😀"}', limit: 5, transactionId: undefined }
const never = (): never => { throw new Error('left to the library') }
const outcome = (made: Promise<unknown>): Promise<unknown> =>
  made.then((value) => ({ value }), (error: { code?: unknown; message: string }) => ({ code: error.code, message: error.message }))

test.each([
  ['a question', find],
  ['a call of a sibling function', { action: 'functions.invokeFunction', function_name: 'chat', request_data: '{"drain":true}' }],
])('%s is sent as the library sends it, without what is empty', async (_what, params) => {
  await library(asked({ ...params }))
  await quickRequest(never, processReturn, to)(asked({ ...params }))
  const [theirs, ours] = heard as [Heard, Heard]
  expect({ method: ours.method, path: ours.path, env: ours.env }).toEqual({ method: theirs.method, path: theirs.path, env: theirs.env })
  for (const name of ['authorization', 'content-type']) expect(ours.headers[name]).toBe(theirs.headers[name])
  expect(ours.body).toEqual(Object.fromEntries(Object.entries(theirs.body).filter(([, value]) => value !== '')))
})

test.each([
  ['a refusal', 200, '{"code":"DATABASE_DUPLICATE_WRITE","message":"E11000","requestId":"7"}'],
  ['a list', 200, '{"requestId":"1","data":{"list":["{\\"_id\\":\\"状态\\"}"]}}'],
])('%s is told as the library tells it', async (_what, status, text) => {
  answer = { status, text }
  const ours = await outcome(quickRequest(never, processReturn, to)(asked(find)))
  expect(ours).toEqual(await outcome(library(asked(find))))
})

test('an answer that is none fails, and so does nobody at the other end', async () => {
  const ask = (address: string) => outcome(quickRequest(never, processReturn, address)(asked(find)))
  answer = { status: 502, text: 'busy' }
  expect(await ask(to)).toMatchObject({ code: 502 })
  answer = { status: 200, text: 'busy' }
  expect(await ask(to)).toMatchObject({ message: expect.stringContaining('JSON') as unknown })
  expect(await ask('http://127.0.0.1:9/admin/word')).toMatchObject({ code: 'ECONNREFUSED' })
})

test.each<[string, Asked]>([
  ['a secret in place of the key', asked(find, { config: { envName: current, secretId: 'a', secretKey: 'b' } })],
  ['another environment', asked(find, { config: { accessKey: 'key', envName: 'other' } })],
  ['a proxy', asked(find, { config: { accessKey: 'key', envName: current, proxy: 'http://proxy' } })],
  ['headers of one’s own', asked(find, { config: { accessKey: 'key', envName: current, headers: { a: 'b' } } })],
  ['retries', asked(find, { opts: { retryOptions: {} } })],
  ['a form', asked(find, { isFormData: true })],
  ['another service', asked({ action: 'storage.getUploadMetadata' })],
])('%s is the library’s affair', async (_what, wanted) => {
  const left = jest.fn(() => Promise.resolve({}))
  await quickRequest(left, processReturn, to)(wanted)
  expect(left).toHaveBeenCalledWith(wanted)
})

test('elsewhere than on the function’s own machine everything is', async () => {
  const left = jest.fn(() => Promise.resolve({}))
  await quickRequest(left, processReturn, null)(asked(find))
  expect(left).toHaveBeenCalled()
})
