import { createRequire } from 'node:module'
import fc from 'fast-check'
import { quickParse } from './ejson'

// The SDK's own: another version than the one the local cloud has.
const { EJSON } = createRequire(require.resolve('@cloudbase/database'))('bson') as { EJSON: { parse(text: string, options?: object): unknown } }
const parse = quickParse(EJSON.parse)

const outcome = (read: typeof parse, text: string, options?: object): unknown => {
  try {
    return { value: read(text, options) }
  } catch {
    return 'not readable'
  }
}

const typed = fc.constantFrom<object>(
  { $numberInt: '5' }, { $numberLong: '1795591629560' }, { $numberDouble: 'NaN' }, { $date: 1_700_000_000_000 }, { $undefined: true },
  { $oid: '5f1d8a3e2c4b5a6978901234' }, { $minKey: 1 }, { $other: 1 },
)
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.string(), fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.boolean(), fc.constant(null), typed, tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', '$set', 'a.b', '状态')), tie('value'), { maxKeys: 4 }),
}))

test('it reads as the library does, whatever a document holds', () => {
  fc.assert(fc.property(value, (document) => {
    const text = JSON.stringify(document)
    expect(outcome(parse, text)).toEqual(outcome(EJSON.parse, text))
  }), { numRuns: 3_000 })
})

test.each([
  ['a dollar that is written as an escape', '{"\\u0024numberInt":"5"}'],
  ['a key with a zero byte', '{"a\\u0000b":1}'],
  ['no JSON', '{"a":'],
  ['a number by itself', '5'],
])('%s is left to the library', (_what, text) => {
  expect(outcome(parse, text)).toEqual(outcome(EJSON.parse, text))
})

test('options are the library’s: numbers become its own types', () => {
  expect(parse('{"a":1}', { relaxed: false })).toEqual(EJSON.parse('{"a":1}', { relaxed: false }))
})
