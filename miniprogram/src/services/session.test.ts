import { demoPeople, isSignedIn, signIn, signOut } from './session'
import { onTokenChange, sessionToken } from './session-token'

const answering = (body: unknown) => {
  const fetched = jest.fn((_path: string, _request: RequestInit) => Promise.resolve({ status: 200, text: () => Promise.resolve(JSON.stringify(body)) }))
  Object.assign(globalThis, { fetch: fetched })
  return fetched
}

beforeEach(() => signOut())

test('signing in keeps the token in this window only, and tells who listens', async () => {
  const changed = jest.fn()
  const stop = onTokenChange(changed)
  answering({ token: 'abc' })
  expect(await signIn('p1')).toEqual({ ok: true, value: null })
  expect(isSignedIn()).toBe(true)
  expect(window.sessionStorage.getItem('guagou.session')).toBe('abc')
  expect(window.localStorage.length).toBe(0)
  signOut()
  expect(isSignedIn()).toBe(false)
  expect(changed).toHaveBeenCalledTimes(2)
  stop()
})

test('nobody is signed in as a person who does not exist', async () => {
  answering({ ok: false, refusal: { code: 'not_found' } })
  expect(await signIn('nobody')).toEqual({ ok: false, refusal: { code: 'not_found' } })
  expect(sessionToken()).toBeNull()
})

test('people are searched for by the text as written', async () => {
  const fetched = answering([{ id: 'p1', name: '王芳' }])
  expect(await demoPeople('王&芳')).toEqual([{ id: 'p1', name: '王芳' }])
  expect(fetched.mock.calls[0]?.[0]).toBe('/dev/people?q=%E7%8E%8B%26%E8%8A%B3&limit=50')
  answering('nonsense')
  await expect(demoPeople('')).rejects.toMatchObject({ reason: 'garbled' })
})
