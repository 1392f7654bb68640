import { EJSON, ObjectId } from 'bson'
import { failed } from './refusal'
import { bsonType, isDate, isPlainObject, isRegExp, type Doc } from './values'

/**
 * Reads EJSON, canonical or relaxed. Plain JSON, the common case of stored documents, is not walked.
 * `now` (epoch milliseconds) is what `serverDate()` becomes.
 */
export function parseEjson(text: string, now: () => number = Date.now): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw failed('the request carries text that is not EJSON')
  }
  if (/"__proto__"\s*:/.test(text)) throw failed('__proto__ is not a field name')
  return text.includes('"$') ? revive(value, now) : value
}

export function parseObject(text: string, now?: () => number): Doc {
  const value = parseEjson(text, now)
  if (!isPlainObject(value)) throw failed('an object is expected')
  return value
}

/** Stored text: relaxed EJSON in which a date is `{"$date": epoch ms}`, which every reader of the SDK takes. */
export const ejsonText = (value: unknown): string => JSON.stringify(toEjson(value))

function revive(value: unknown, now: () => number): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) value[at] = revive(value[at], now)
    return value
  }
  const object = value as Doc
  for (const key in object) {
    if (key.charCodeAt(0) === 36) {
      const typed = reviveTyped(object, key, now)
      if (typed !== undefined) return typed
    }
    object[key] = revive(object[key], now)
  }
  return object
}

function reviveTyped(object: Doc, key: string, now: () => number): unknown {
  const value = object[key]
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble': return typeof value === 'string' ? Number(value) : undefined
    case '$date': return new Date(dateOf(value))
    case '$oid': return new ObjectId(String(value))
    case '$tcb_server_date': return new Date(now() + Number(revive((value as { offset?: unknown } | null)?.offset ?? 0, now)))
    case '$regularExpression': {
      const { pattern, options } = value as { pattern: string, options?: string }
      return regExp(pattern, options)
    }
    case '$binary': case '$uuid': case '$numberDecimal': case '$timestamp': case '$minKey': case '$maxKey': case '$symbol':
      return EJSON.deserialize(object) as unknown
    default: return undefined
  }
}

function dateOf(value: unknown): number | string {
  if (typeof value === 'number' || typeof value === 'string') return value
  const long = (value as { $numberLong?: unknown } | null)?.$numberLong
  if (typeof long === 'string') return Number(long)
  throw failed('a date is not readable')
}

export function regExp(pattern: string, options = ''): RegExp {
  try {
    return new RegExp(pattern, options.replace(/[^ims]/g, ''))
  } catch {
    throw failed(`Regular expression is invalid: ${pattern}`)
  }
}

function toEjson(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) }
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return mapped(value, toEjson)
  if (isPlainObject(value)) return mappedFields(value)
  if (isDate(value)) return { $date: value.getTime() }
  if (isRegExp(value)) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (bsonType(value)) return EJSON.serialize(value as Doc, { relaxed: false })
  throw failed('a value has a type that cannot be stored')
}

// Plain parts come back as they are: a document without special types is not copied.
function mapped(list: unknown[], change: (item: unknown) => unknown): unknown[] {
  let copy: unknown[] | undefined
  for (let at = 0; at < list.length; at++) {
    const item = change(list[at])
    if (item !== list[at]) (copy ??= list.slice())[at] = item
  }
  return copy ?? list
}

function mappedFields(object: Doc): Doc {
  let copy: Doc | undefined
  for (const key in object) {
    const item = toEjson(object[key])
    if (item !== object[key]) (copy ??= { ...object })[key] = item
  }
  return copy ?? object
}
