/** A document in memory: plain JSON values, Date, RegExp, and bson's own classes for the rarer types. */
export type Doc = Record<string, unknown>

export function isPlainObject(value: unknown): value is Doc {
  if (value === null || typeof value !== 'object') return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Objects of another realm (jest runs tests in one) fail instanceof, so the tag is asked for. */
export const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]'
export const isRegExp = (value: unknown): value is RegExp => Object.prototype.toString.call(value) === '[object RegExp]'

/** bson's classes carry their name; comparing by name survives two copies of the package. */
export function bsonType(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined
  const name = (value as { _bsontype?: unknown })._bsontype
  return typeof name === 'string' ? name : undefined
}

export const isDigits = (text: string) => /^\d+$/.test(text)
