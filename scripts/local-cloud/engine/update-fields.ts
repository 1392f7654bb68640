import { compareText, orderKey } from './order-key'
import { failed } from './refusal'
import { pathOf, type Step } from './update-path'
import { findSlot, makeSlot } from './update-slot'

/** Operators that set one value; undefined for a name that is none of them. */
export function fieldOperator(operator: string, operand: unknown): Step | undefined {
  switch (operator) {
    case '$set': case '$setOnInsert': return (doc, path) => makeSlot(doc, path).set(operand)
    case '$unset': return (doc, path) => findSlot(doc, path)?.remove()
    case '$inc': return arithmetic('$inc', operand, (value, by) => value + by)
    case '$mul': return arithmetic('$mul', operand, (value, by) => value * by)
    case '$min': return extreme(operand, (sign) => sign > 0)
    case '$max': return extreme(operand, (sign) => sign < 0)
    case '$rename': return rename(operand)
    default: return undefined
  }
}


function arithmetic(operator: string, operand: unknown, combine: (value: number, by: number) => number): Step {
  if (typeof operand !== 'number') throw failed(`Cannot ${operator} with non-numeric argument: ${JSON.stringify(operand)}`)
  return (doc, path) => {
    const slot = makeSlot(doc, path)
    const value = slot.get() === undefined ? 0 : slot.get()
    if (typeof value !== 'number') throw failed(`Cannot apply ${operator} to a value of non-numeric type at '${path.join('.')}'`)
    slot.set(combine(value, operand))
  }
}

function extreme(operand: unknown, replaces: (sign: number) => boolean): Step {
  const key = orderKey(operand)
  return (doc, path) => {
    const slot = makeSlot(doc, path)
    const value = slot.get()
    if (value === undefined || replaces(compareText(orderKey(value), key))) slot.set(operand)
  }
}

function rename(operand: unknown): Step {
  if (typeof operand !== 'string') throw failed('The \'to\' field for $rename must be a string')
  const target = pathOf(operand)
  return (doc, path) => {
    const value = findSlot(doc, path)?.get()
    if (value === undefined) return
    findSlot(doc, path)?.remove()
    makeSlot(doc, target).set(value)
  }
}
