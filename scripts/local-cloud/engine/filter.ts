import { Query } from 'mingo'
import { failed } from './refusal'
import { valueOperator } from './filter-operators'
import { isDigits, isPlainObject, type Doc } from './values'

export type Test = (doc: Doc) => boolean

/**
 * Compiles a filter into a test with MongoDB's meaning. The operators the SDK can express are closures
 * of our own, because they run once per candidate; everything rarer ($expr, geo, $jsonSchema) is mingo's.
 */
export function compileFilter(filter: Doc): Test {
  const tests = Object.entries(filter).filter(([, value]) => value !== undefined).map(([key, value]) => compileEntry(key, value))
  if (tests.length === 1) return tests[0] as Test
  return (doc) => tests.every((test) => test(doc))
}

function compileEntry(key: string, value: unknown): Test {
  switch (key) {
    case '$and': { const tests = branches(key, value); return (doc) => tests.every((test) => test(doc)) }
    case '$or': { const tests = branches(key, value); return (doc) => tests.some((test) => test(doc)) }
    case '$nor': { const tests = branches(key, value); return (doc) => !tests.some((test) => test(doc)) }
    case '$comment': return () => true
  }
  if (key.startsWith('$')) return mingoTest({ [key]: value })
  return compileField(key, value)
}

function branches(key: string, value: unknown): Test[] {
  if (!Array.isArray(value) || value.length === 0) throw failed(`${key} must be a nonempty array`)
  return value.map((branch) => {
    if (!isPlainObject(branch)) throw failed(`${key} entries need to be full objects`)
    return compileFilter(branch)
  })
}

export const isOperatorObject = (value: unknown): value is Doc => {
  if (!isPlainObject(value)) return false
  for (const key in value) return key.startsWith('$')
  return false
}

function compileField(path: string, value: unknown): Test {
  const parts = path.split('.')
  if (!isOperatorObject(value)) {
    const match = valueOperator('$eq', value, compileFilter)
    return (doc) => reaches(doc, parts, 0, match!.test, true)
  }
  const tests = Object.entries(value).filter(([operator]) => operator !== '$options')
    .map(([operator, operand]) => compileOperator(path, parts, operator, operand, value))
  return tests.length === 1 ? tests[0] as Test : (doc) => tests.every((test) => test(doc))
}

function compileOperator(path: string, parts: string[], operator: string, operand: unknown, whole: Doc): Test {
  if (operator === '$not') {
    const inner = compileField(path, isOperatorObject(operand) ? operand : { $regex: operand })
    return (doc) => !inner(doc)
  }
  if (operator === '$all') {
    if (!Array.isArray(operand)) throw failed('$all needs an array')
    const each = operand.map((item) => compileField(path, isOperatorObject(item) ? item : { $eq: item }))
    return (doc) => each.length > 0 && each.every((test) => test(doc))
  }
  const match = valueOperator(operator, operator === '$regex' ? [operand, whole.$options] : operand, compileFilter)
  if (!match) return mingoTest({ [path]: { [operator]: operand } })
  const { test, negated = false, expands = true } = match
  return (doc) => reaches(doc, parts, 0, test, expands) !== negated
}

/**
 * Whether any value the path reaches passes the test. Arrays on the way are entered; an array at the end
 * is tested as a whole and, if `expands`, element by element. A missing end is tested as undefined.
 */
function reaches(node: unknown, parts: string[], at: number, test: (value: unknown) => boolean, expands: boolean): boolean {
  if (at === parts.length) {
    return test(node) || (expands && Array.isArray(node) && node.some((item) => item !== undefined && test(item)))
  }
  const part = parts[at] as string
  if (Array.isArray(node)) {
    if (isDigits(part) && Number(part) < node.length && reaches(node[Number(part)], parts, at + 1, test, expands)) return true
    return node.some((item) => isPlainObject(item) && reaches(item, parts, at, test, expands))
  }
  if (!isPlainObject(node)) return test(undefined)
  return reaches(Object.hasOwn(node, part) ? node[part] : undefined, parts, at + 1, test, expands)
}

function mingoTest(condition: Doc): Test {
  try {
    const query = new Query(condition)
    return (doc) => query.test(doc)
  } catch (error) {
    throw failed(error instanceof Error ? error.message : String(error))
  }
}
