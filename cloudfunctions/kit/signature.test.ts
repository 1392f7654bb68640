import { sign as library } from '@cloudbase/signature-nodejs'
import fc from 'fast-check'
import { sign } from './signature'

const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('', ' ', '0', '{"a":1}', '夜班用电容量😀'))
const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined), fc.array(text, { maxLength: 3 }), fc.dictionary(fc.string(), text, { maxKeys: 3 }))
const name = fc.oneof(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,15}$/), fc.constantFrom('collectionName', 'query', 'a(b)*', '查询', 'X-TCB-Source'))
const request = fc.record({
  secretId: fc.string({ minLength: 1 }), secretKey: fc.string({ minLength: 1 }),
  host: fc.constantFrom('127.0.0.1:8080', 'tcb-api.tencentcloudapi.com'),
  path: fc.constantFrom('/admin', '/admin/a%20b', '/', '/w_1.~'),
  query: fc.constantFrom('', '?env=local&seqId=1&eventId=a-b_c', '?a=%2F'),
  headers: fc.dictionary(name, fc.oneof(text, fc.integer()), { maxKeys: 5 }),
  params: fc.dictionary(name, value, { maxKeys: 8 }),
  contentType: fc.constantFrom('application/json', 'application/json; charset=utf-8', 'multipart/form-data; boundary=x'),
  method: fc.constantFrom('post', 'get'),
  timestamp: fc.integer({ min: 1_600_000_000, max: 2_000_000_000 }),
})

const outcome = (make: typeof sign, options: Parameters<typeof sign>[0]): unknown => {
  try {
    const { authorization, timestamp } = make(options)
    return { authorization, timestamp }
  } catch (error) {
    return String(error)
  }
}

test('it signs as the library does, whatever is sent', () => {
  fc.assert(fc.property(request, ({ host, path, query, headers, contentType, ...rest }) => {
    const options = { ...rest, url: `https://${host}${path}${query}`, headers: { ...headers, Host: host, 'content-type': contentType }, withSignedParams: true }
    expect(outcome(sign, options)).toEqual(outcome(library as unknown as typeof sign, options))
  }), { numRuns: 2_000 })
})

test('what it cannot sign is refused as by the library', () => {
  const options = {
    secretId: 'a', secretKey: 'b', method: 'post', url: 'https://one.example/x', params: { a: 1 }, withSignedParams: true, timestamp: 1_700_000_000,
    headers: { Host: 'two.example', 'content-type': 'application/json' },
  }
  expect(() => sign(options)).toThrow(TypeError)
})

test('a function with an API key in place of a secret signs nothing', () => {
  const options = {
    method: 'post', url: 'https://one.example/x', params: { a: 1 }, withSignedParams: true, timestamp: 1_700_000_000,
    headers: { Host: 'one.example', 'content-type': 'application/json' },
  }
  expect(sign(options)).toEqual({ authorization: '', timestamp: 1_700_000_000 })
})
