import { compileFilter, isOperatorObject } from './filter'
import { equals } from './filter-operators'
import { orderKey } from './order-key'
import { failed } from './refusal'
import { sorted } from './sort'
import type { Step } from './update-path'
import { findSlot, makeSlot } from './update-slot'
import { isPlainObject, isRegExp, type Doc } from './values'

/** Operators on arrays; undefined for a name that is none of them. A field that is no array is refused. */
export function arrayOperator(operator: string, operand: unknown): Step | undefined {
  switch (operator) {
    case '$push': return push(operand)
    case '$addToSet': return addToSet(operand)
    case '$pull': return keepOnly('$pull', without(operand))
    case '$pullAll': return keepOnly('$pullAll', withoutAny(operand))
    case '$pop': return pop(operand)
    default: return undefined
  }
}

function arrayAt(operator: string, value: unknown, path: string[]): unknown[] {
  if (Array.isArray(value)) return value
  throw failed(`The field '${path.join('.')}' must be an array but is of type ${value === null ? 'null' : typeof value} (${operator})`)
}

function push(operand: unknown): Step {
  const modifiers: Doc = isOperatorObject(operand) ? operand : { $each: [operand] }
  const { $each, $position, $slice, $sort, ...unknown } = modifiers
  if (Object.keys(unknown).length > 0) throw failed(`Unrecognized clause in $push: ${Object.keys(unknown).join()}`)
  if (!Array.isArray($each)) throw failed('The argument to $each in $push must be an array')
  if ($position !== undefined && !Number.isInteger($position)) throw failed('The value for $position must be an integer value')
  if ($slice !== undefined && !Number.isInteger($slice)) throw failed('The value for $slice must be an integer value')
  const arrange = $sort === undefined ? undefined : arrangement($sort)
  return (doc, path) => {
    const slot = makeSlot(doc, path)
    const list = slot.get() === undefined ? [] : arrayAt('$push', slot.get(), path).slice()
    list.splice($position === undefined ? list.length : $position as number, 0, ...$each as unknown[])
    const arranged = arrange ? arrange(list) : list
    slot.set($slice === undefined ? arranged : sliced(arranged, $slice as number))
  }
}

const sliced = (list: unknown[], count: number) => count < 0 ? list.slice(count) : list.slice(0, count)

function arrangement(order: unknown): (list: unknown[]) => unknown[] {
  if (order === 1 || order === -1) return (list) => sorted(list, (item) => ({ item: Array.isArray(item) ? { item } : item }), [['item', order]])
  if (!isPlainObject(order) || Object.keys(order).length === 0) throw failed('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields')
  const fields = Object.entries(order).map(([field, direction]): [string, 1 | -1] => {
    if (direction !== 1 && direction !== -1) throw failed('The $sort element value must be either 1 or -1')
    return [field, direction]
  })
  return (list) => sorted(list, (item) => isPlainObject(item) ? item : {}, fields)
}

function addToSet(operand: unknown): Step {
  const given: unknown = isPlainObject(operand) && '$each' in operand ? operand.$each : [operand]
  if (!Array.isArray(given)) throw failed('The argument to $each in $addToSet must be an array')
  return (doc, path) => {
    const slot = makeSlot(doc, path)
    const list = slot.get() === undefined ? [] : arrayAt('$addToSet', slot.get(), path).slice()
    const present = new Set(list.map(orderKey))
    for (const item of given) {
      const key = orderKey(item)
      if (!present.has(key)) list.push(item)
      present.add(key)
    }
    slot.set(list)
  }
}

function without(operand: unknown): (item: unknown) => boolean {
  if (isOperatorObject(operand)) {
    const test = compileFilter({ item: operand })
    return (item) => !test({ item })
  }
  if (isPlainObject(operand)) {
    const test = compileFilter(operand)
    return (item) => !(isPlainObject(item) && test(item))
  }
  const test = isRegExp(operand) || operand !== null ? equals(operand) : (item: unknown) => item === null
  return (item) => !test(item)
}

function withoutAny(operand: unknown): (item: unknown) => boolean {
  if (!Array.isArray(operand)) throw failed('$pullAll requires an array argument')
  const unwanted = new Set(operand.map(orderKey))
  return (item) => !unwanted.has(orderKey(item))
}

function keepOnly(operator: string, keep: (item: unknown) => boolean): Step {
  return (doc, path) => {
    const slot = findSlot(doc, path)
    const value = slot?.get()
    if (slot && value !== undefined) slot.set(arrayAt(operator, value, path).filter(keep))
  }
}

function pop(operand: unknown): Step {
  if (operand !== 1 && operand !== -1) throw failed('$pop expects 1 or -1')
  return (doc, path) => {
    const slot = findSlot(doc, path)
    const value = slot?.get()
    if (!slot || value === undefined) return
    const list = arrayAt('$pop', value, path)
    slot.set(operand === 1 ? list.slice(0, -1) : list.slice(1))
  }
}
