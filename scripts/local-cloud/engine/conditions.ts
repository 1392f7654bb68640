import { isOperatorObject } from './filter'
import { endOfType, orderKey } from './order-key'
import { isDate, isPlainObject, isRegExp, type Doc } from './values'

export interface Bound { key: string, inclusive: boolean }

/** What a filter demands of one field in a form that an index can serve. All demands on a field hold together. */
export interface Condition {
  field: string
  points?: string[]
  lower?: Bound
  upper?: Bound
}

export interface Conditions {
  list: Condition[]
  /** The list says everything the filter says, so that index bounds alone can decide. */
  complete: boolean
}

/** The indexable demands of a filter: every matching document fulfils them, others may too. */
export function conditionsOf(filter: Doc, prefix = ''): Conditions {
  const list: Condition[] = []
  let complete = prefix === ''
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(value)) {
      for (const branch of value) {
        if (!isPlainObject(branch)) continue
        const inner = conditionsOf(branch, prefix)
        list.push(...inner.list)
        complete &&= inner.complete
      }
    } else if (key.startsWith('$')) {
      complete = false
    } else if (value !== undefined) {
      complete = fieldConditions(prefix + key, value, list) && complete
    }
  }
  return { list, complete }
}

/** Adds the demands on one field; answers whether nothing was left out. */
function fieldConditions(field: string, value: unknown, list: Condition[]): boolean {
  if (!isOperatorObject(value)) return pointCondition(field, [value], list)
  let complete = true
  for (const [operator, operand] of Object.entries(value)) {
    complete = operatorCondition(field, operator, operand, list) && complete
  }
  return complete
}

function operatorCondition(field: string, operator: string, operand: unknown, list: Condition[]): boolean {
  switch (operator) {
    case '$eq': return pointCondition(field, [operand], list)
    case '$in': return Array.isArray(operand) && pointCondition(field, operand, list)
    case '$all':
      if (Array.isArray(operand) && operand.length > 0 && !isOperatorObject(operand[0])) pointCondition(field, [operand[0]], list)
      return false
    case '$elemMatch':
      if (isPlainObject(operand) && !isOperatorObject(operand)) list.push(...conditionsOf(operand, field + '.').list)
      return false
    case '$gt': case '$gte': case '$lt': case '$lte': return rangeCondition(field, operator, operand, list)
    default: return false
  }
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isNaN(value)
  return typeof value === 'string' || typeof value === 'boolean' || isDate(value)
}

function pointCondition(field: string, values: unknown[], list: Condition[]): boolean {
  const points = new Set<string>()
  let exact = true
  for (const value of values) {
    if (isScalar(value)) points.add(orderKey(value))
    // An empty array has the entry `undefined`, and null may be asked for below an array.
    else if (value === null || value === undefined) points.add(orderKey(null)).add(orderKey(undefined))
    // A pattern is compared with text, and an array may be equal as a whole: no point of an index says so.
    else if (isRegExp(value) || Array.isArray(value)) return false
    else points.add(orderKey(value))
    exact &&= isScalar(value)
  }
  list.push({ field, points: [...points] })
  return exact
}

function rangeCondition(field: string, operator: string, value: unknown, list: Condition[]): boolean {
  if (!isScalar(value)) return false
  const key = orderKey(value)
  const inclusive = operator.endsWith('e')
  const type = key.charAt(0)
  // NaN sorts below all numbers but is in no range.
  const floor = typeof value === 'number' ? orderKey(-Infinity) : type
  list.push(operator.startsWith('$gt')
    ? { field, lower: { key, inclusive }, upper: { key: endOfType(key), inclusive: false } }
    : { field, lower: { key: floor, inclusive: true }, upper: { key, inclusive } })
  return true
}
