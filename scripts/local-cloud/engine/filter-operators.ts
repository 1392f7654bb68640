import { regExp } from './ejson'
import { failed } from './refusal'
import { compareText, orderKey } from './order-key'
import { isDate, isPlainObject, isRegExp, type Doc } from './values'

export interface ValueMatch {
  test: (value: unknown) => boolean
  /** The path matches when no value it reaches passes. */
  negated?: boolean
  /** False when an array at the path's end is looked at only as a whole. */
  expands?: boolean
}

/** The test one operator makes of one value; undefined for operators this engine leaves to mingo. */
export function valueOperator(operator: string, operand: unknown, compile: (filter: Doc) => (doc: Doc) => boolean): ValueMatch | undefined {
  switch (operator) {
    case '$eq': return { test: equals(operand) }
    case '$ne': return { test: equals(operand), negated: true }
    case '$in': return { test: oneOf(list(operator, operand)) }
    case '$nin': return { test: oneOf(list(operator, operand)), negated: true }
    case '$gt': return { test: ordered(operand, (sign) => sign > 0, false) }
    case '$gte': return { test: ordered(operand, (sign) => sign >= 0, true) }
    case '$lt': return { test: ordered(operand, (sign) => sign < 0, false) }
    case '$lte': return { test: ordered(operand, (sign) => sign <= 0, true) }
    case '$exists': return { test: (value) => value !== undefined, negated: !operand, expands: false }
    case '$size': return { test: (value) => Array.isArray(value) && value.length === operand, expands: false }
    case '$mod': return { test: modulo(operand) }
    case '$regex': return { test: regex(operand as [unknown, unknown]) }
    case '$elemMatch': return { test: element(operand, compile), expands: false }
    default: return undefined
  }
}

function list(operator: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw failed(`${operator} needs an array`)
  return operand
}

export function equals(wanted: unknown): (value: unknown) => boolean {
  if (wanted === null || wanted === undefined) return (value) => value === null || value === undefined
  if (isRegExp(wanted)) {
    const key = orderKey(wanted)
    return (value) => typeof value === 'string' ? wanted.test(value) : isRegExp(value) && orderKey(value) === key
  }
  if (isDate(wanted)) {
    const time = wanted.getTime()
    return (value) => isDate(value) && value.getTime() === time
  }
  if (typeof wanted !== 'object') return (value) => Object.is(value, wanted) || value === wanted
  const key = orderKey(wanted)
  return (value) => value !== null && typeof value === 'object' && orderKey(value) === key
}

function oneOf(wanted: unknown[]): (value: unknown) => boolean {
  const scalars = new Set<unknown>(wanted.filter((item) => item !== null && typeof item !== 'object' && item !== undefined))
  const others = wanted.filter((item) => item === null || typeof item === 'object' || item === undefined).map(equals)
  return (value) => scalars.has(value) || others.some((test) => test(value))
}

/** Comparison within one type only, as MongoDB brackets it. */
function ordered(bound: unknown, passes: (sign: number) => boolean, orEqual: boolean): (value: unknown) => boolean {
  if (bound === null || bound === undefined) return (value) => orEqual && (value === null || value === undefined)
  if (typeof bound === 'string') return (value) => typeof value === 'string' && passes(compareText(value, bound))
  // The difference would be NaN for two infinities and for NaN itself, which compares with nothing but itself.
  if (typeof bound === 'number') return (value) => typeof value === 'number' && (value === bound ? passes(0) : value < bound ? passes(-1) : value > bound && passes(1))
  const key = orderKey(bound)
  return (value) => {
    if (value === undefined || value === null) return false
    const other = orderKey(value)
    return other[0] === key[0] && passes(compareText(other, key))
  }
}

function modulo(operand: unknown): (value: unknown) => boolean {
  const [divisor, remainder] = list('$mod', operand)
  if (typeof divisor !== 'number' || typeof remainder !== 'number' || Math.trunc(divisor) === 0) throw failed('malformed $mod')
  return (value) => typeof value === 'number' && Math.trunc(value) % Math.trunc(divisor) === Math.trunc(remainder)
}

function regex([pattern, options]: [unknown, unknown]): (value: unknown) => boolean {
  if (!isRegExp(pattern) && typeof pattern !== 'string') throw failed('$regex has to be a string or a regular expression')
  const source = isRegExp(pattern) ? pattern.source : pattern
  const flags = typeof options === 'string' ? options : isRegExp(pattern) ? pattern.flags : ''
  const expression = regExp(source, flags)
  return (value) => typeof value === 'string' && expression.test(value)
}

function element(operand: unknown, compile: (filter: Doc) => (doc: Doc) => boolean): (value: unknown) => boolean {
  if (!isPlainObject(operand)) throw failed('$elemMatch needs an Object')
  const first = Object.keys(operand)[0]
  if (first?.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first)) {
    const test = compile({ item: operand })
    return (value) => Array.isArray(value) && value.some((item) => test({ item }))
  }
  const test = compile(operand)
  return (value) => Array.isArray(value) && value.some((item) => isPlainObject(item) && test(item))
}
