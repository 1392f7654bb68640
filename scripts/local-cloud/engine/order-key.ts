import { EJSON } from 'bson'
import { bsonType, isDate, isRegExp, type Doc } from './values'

/**
 * Text whose UTF-8 bytes sort as MongoDB sorts the values, across all types. SQLite compares these
 * keys in the index tables and JavaScript compares them when it sorts, so both give one order.
 */
export function orderKey(value: unknown): string {
  return encode(value, false)
}

export const TAG = {
  undefined: '1', null: '2', number: '3', string: '4', object: '5', array: '6', binary: '7',
  objectId: '8', boolean: '9', date: 'a', timestamp: 'b', regex: 'c', max: 'd',
} as const

/** The first key behind every key of this value's type. */
export const endOfType = (key: string) => String.fromCharCode(key.charCodeAt(0) + 1)

// Ends a nested string, object or array; lower than any tag and any escaped character.
const END = '\u0001'

function encode(value: unknown, nested: boolean): string {
  switch (typeof value) {
    case 'string': return nested ? TAG.string + escaped(value) + END : TAG.string + value
    case 'number': return TAG.number + numberKey(value)
    case 'boolean': return TAG.boolean + (value ? '1' : '0')
    case 'bigint': return TAG.number + numberKey(Number(value))
    case 'object': return value === null ? TAG.null : encodeObject(value)
    default: return TAG.undefined
  }
}

function encodeObject(value: object): string {
  if (Array.isArray(value)) return TAG.array + value.map((item) => encode(item ?? null, true)).join('') + END
  if (isDate(value)) return TAG.date + numberKey(value.getTime())
  if (isRegExp(value)) return TAG.regex + escaped(value.source) + END + escaped(value.flags) + END
  switch (bsonType(value)) {
    case undefined: break
    case 'ObjectId': return TAG.objectId + String(value)
    case 'Binary': return TAG.binary + (value as unknown as { toString(encoding: string): string }).toString('hex') + END
    case 'Decimal128': return TAG.number + numberKey(Number(String(value)))
    case 'Timestamp': return TAG.timestamp + String(value).padStart(20, '0')
    default: return TAG.max + escaped(EJSON.stringify(value)) + END
  }
  let text: string = TAG.object
  for (const [name, field] of Object.entries(value as Doc)) {
    if (field === undefined) continue
    const key = encode(field, true)
    text += key[0] + escaped(name) + END + key
  }
  return text + END
}

const bits = new DataView(new ArrayBuffer(8))
const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0')

/** Sixteen hexadecimal digits in numeric order; NaN below everything, -0 equal to 0. */
function numberKey(value: number): string {
  if (Number.isNaN(value)) return '0000000000000000'
  bits.setFloat64(0, value === 0 ? 0 : value)
  const high = bits.getUint32(0)
  const low = bits.getUint32(4)
  return high & 0x80000000 ? hex(~high) + hex(~low) : hex(high | 0x80000000) + hex(low)
}

const escaped = (text: string) =>
  text.replace(/[\u0000-\u0002]/g, (char) => '\u0002' + String.fromCharCode(char.charCodeAt(0) + 3))

/** Order of two texts by their UTF-8 bytes, as SQLite and MongoDB see it; `<` alone errs on emoji. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at)
    const b = right.charCodeAt(at)
    if (a === b) continue
    const surrogates = Number(isSurrogate(a)) - Number(isSurrogate(b))
    return surrogates !== 0 && a >= 0xd800 && b >= 0xd800 ? surrogates : a - b
  }
  return left.length - right.length
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff
