import { createRequire } from 'node:module'
import fc from 'fast-check'
import { quickFormat, quickParse } from './ejson'

// The SDK's own: another version than the one the local cloud has.
const library = createRequire(require.resolve('@cloudbase/database'))
const { EJSON } = library('bson') as { EJSON: { parse(text: string, options?: object): unknown } }
const { Util } = library('./util') as { Util: { formatResDocumentData(documents: object[]): object[] } }
const parse = quickParse(EJSON.parse)
const format = quickFormat(Util.formatResDocumentData)

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

const place = fc.constantFrom<object>(
  { type: 'Point', coordinates: [116.4, 39.9] }, { type: 'LineString', coordinates: [[116, 39], [117, 40]] }, { type: 'Point' }, { coordinates: [1, 2] },
)

test('what it answers is what the library answers, places on earth included', () => {
  fc.assert(fc.property(fc.array(fc.dictionary(fc.constantFrom('a', 'b', '位置'), fc.oneof(value, place), { maxKeys: 3 }), { maxLength: 3 }), (documents) => {
    const texts = documents.map((document) => JSON.stringify(document))
    const read = (how: typeof parse): object[] => texts.map((text) => how(text) as object)
    let expected: unknown
    try {
      expected = Util.formatResDocumentData(read(EJSON.parse))
    } catch {
      return
    }
    expect(format(read(parse))).toEqual(expected)
  }), { numRuns: 1_000 })
})

test('a document without typed values is handed on, not copied', () => {
  const document = parse('{"a":{"b":[1]}}') as object
  expect(format([document])[0]).toBe(document)
})
