import { api } from './api'
import { http } from './http'
import { requestId } from './request-id'
import { keepToken, forgetToken, sessionToken } from './session-token'
import { transport } from './transport'
import { Unreachable } from './unreachable'

const answering = (body: string, status = 200) => {
  const fetched = jest.fn((_path: string, _request: RequestInit) => Promise.resolve({ status, text: () => Promise.resolve(body) }))
  Object.assign(globalThis, { fetch: fetched })
  return fetched
}

beforeEach(() => forgetToken())

test('a call goes to its function with the token of this window, and nothing else of the person', async () => {
  keepToken('token-of-wang')
  const fetched = answering('{"ok":true,"value":{"bureaus":[]}}')
  expect(await api('roster.bureaus', {})).toEqual({ ok: true, value: { bureaus: [] } })
  const [path, request] = fetched.mock.calls[0] ?? []
  expect(path).toBe('/call/roster')
  expect(JSON.parse(String(request?.body))).toEqual({ call: 'roster.bureaus', input: {} })
  expect(request?.headers).toMatchObject({ authorization: 'Bearer token-of-wang' })
})

test('a refusal is an answer, with its code, also when the status says error', async () => {
  answering('{"ok":false,"refusal":{"code":"internal"}}', 500)
  expect(await api('roster.bureaus', {})).toEqual({ ok: false, refusal: { code: 'internal' } })
})

test('a page of something else on the way is no answer', async () => {
  answering('<html>502 Bad Gateway</html>', 502)
  await expect(api('roster.bureaus', {})).rejects.toMatchObject({ name: 'Unreachable', reason: 'garbled' })
  answering('{"error":"login to the wifi"}')
  await expect(api('roster.bureaus', {})).rejects.toMatchObject({ reason: 'garbled' })
})

test('without a network the call rejects as unreachable, offline', async () => {
  Object.assign(globalThis, { fetch: () => Promise.reject(new TypeError('Failed to fetch')) })
  await expect(api('roster.bureaus', {})).rejects.toMatchObject({ name: 'Unreachable', reason: 'offline' })
})

test('a call that nobody answers is given up after its time', async () => {
  Object.assign(globalThis, {
    fetch: (_path: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
  })
  const waiting = transport('roster', { call: 'roster.me', input: {} }, 20)
  await expect(waiting).rejects.toEqual(expect.objectContaining({ reason: 'timeout' }))
  await expect(waiting).rejects.toBeInstanceOf(Unreachable)
})

test('a refused session is forgotten, but not the one that began meanwhile', async () => {
  keepToken('old')
  answering('{"ok":false,"refusal":{"code":"signed_out"}}')
  await api('roster.me', {})
  expect(sessionToken()).toBeNull()

  keepToken('old')
  Object.assign(globalThis, {
    fetch: () => {
      keepToken('new')
      return Promise.resolve({ status: 200, text: () => Promise.resolve('{"ok":false,"refusal":{"code":"signed_out"}}') })
    },
  })
  await api('roster.me', {})
  expect(sessionToken()).toBe('new')
})

test('a request without a session carries no token', async () => {
  const fetched = answering('{}')
  await http({ method: 'GET', path: '/dev/people', timeout: 50 })
  expect(fetched.mock.calls[0]?.[1].headers).not.toHaveProperty('authorization')
})

test('request ids fit the table of calls and do not repeat', () => {
  const ids = Array.from({ length: 2_000 }, requestId)
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{16,40}$/)
  expect(new Set(ids).size).toBe(ids.length)
})
