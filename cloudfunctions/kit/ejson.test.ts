import { createRequire } from 'node:module'
import fc from 'fast-check'
import { quickFormat, quickParse, quickSerialize, quickStringify } from './ejson'

// The SDK's own: another version than the one the local cloud has.
const library = createRequire(require.resolve('@cloudbase/database'))
const { EJSON } = library('bson') as { EJSON: { parse(text: string, options?: object): unknown } }
const { Util } = library('./util') as { Util: { formatResDocumentData(documents: object[]): object[] } }
const { serialize: librarySerialize } = library('./serializer/datatype') as { serialize(value: unknown): unknown }
const { stringifyByEJSON: libraryStringify } = library('./utils/utils') as { stringifyByEJSON(value: unknown): string }
const serialize = quickSerialize(librarySerialize)
const stringify = quickStringify(libraryStringify)
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

const number = fc.oneof(
  fc.integer(), fc.double(), fc.maxSafeInteger(), fc.constantFrom(0, -0, 2 ** 31, -(2 ** 31), 2 ** 31 - 1, 2 ** 63, -(2 ** 63), 2 ** 64, 1e21, Infinity, -Infinity, NaN),
)
const { written } = fc.letrec((tie) => ({
  written: fc.oneof(
    { depthSize: 'small' }, fc.string(), fc.string({ unit: 'binary' }), number, fc.boolean(), fc.constant(null), fc.constant(undefined), fc.date({ noInvalidDate: true }),
    fc.constant(/a.b/i), fc.constant({ _bsontype: 'Int32', value: 5 }), tie('list'), tie('object'),
  ),
  list: fc.array(tie('written'), { maxLength: 4 }),
  object: fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', '_bsontype', '$set', 'a.b', '状态', '7')), tie('written'), { maxKeys: 4 }),
}))

/** The library changes what it is given. */
const copy = (of: unknown): unknown => {
  if (Array.isArray(of)) return of.map(copy)
  if (of === null || typeof of !== 'object' || of instanceof Date || of instanceof RegExp) return of
  const made = Object.getPrototypeOf(of) === null ? Object.create(null) as object : {}
  for (const [name, field] of Object.entries(of)) Object.defineProperty(made, name, { value: copy(field), enumerable: true, writable: true, configurable: true })
  return made
}

const said = (say: () => string): string => {
  try {
    return say()
  } catch {
    return 'cannot be said'
  }
}

test('a document is put into the words of the library, whatever it holds', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), written, { maxKeys: 6 }), (document) => {
    const own = copy(document)
    expect(said(() => stringify(serialize(own)))).toBe(said(() => libraryStringify(librarySerialize(document))))
  }), { numRuns: 3_000 })
})

test('so is a question', () => {
  fc.assert(fc.property(written, (question) => {
    const own = copy(question)
    expect(said(() => stringify(own))).toBe(said(() => libraryStringify(question)))
  }), { numRuns: 3_000 })
})

test('plain data does not come to the library', () => {
  const never = (): never => { throw new Error('not plain') }
  const document = { a: [1, 'x', null, { b: false }], c: undefined }
  expect(quickStringify(never)(quickSerialize(never)(document))).toBe('{"a":[{"$numberInt":"1"},"x",null,{"b":false}]}')
})

test('words made ahead are used once: what changed since is said anew', () => {
  const document = { a: 1 }
  serialize(document)
  expect(stringify(document)).toBe('{"a":{"$numberInt":"1"}}')
  document.a = 2
  expect(stringify(document)).toBe('{"a":{"$numberInt":"2"}}')
})
