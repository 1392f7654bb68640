import { arrayOperator } from './update-arrays'
import { fieldOperator } from './update-fields'
import { failed } from './refusal'
import { pathOf, type Step } from './update-path'
import { isPlainObject, type Doc } from './values'

/** Changes a document in place; throws a Refusal where MongoDB does, and then the document must be thrown away. */
export interface Update {
  (doc: Doc, inserting: boolean): void
  /** The fields in which it may change a document. */
  roots: ReadonlySet<string>
}

/** Compiles update operators with MongoDB's meaning, including what it refuses. */
export function compileUpdate(update: Doc): Update {
  const steps: Array<{ step: Step, path: string[], onlyInserting: boolean }> = []
  const touched: string[] = []
  for (const [operator, fields] of Object.entries(update)) {
    if (!isPlainObject(fields)) throw failed(`Modifiers operate on fields but we found type ${typeof fields} for ${operator}`)
    for (const [field, operand] of Object.entries(fields)) {
      const step = fieldOperator(operator, operand) ?? arrayOperator(operator, operand)
      if (!step) throw failed(`Unknown modifier: ${operator}`)
      touched.push(field, ...operator === '$rename' ? [String(operand)] : [])
      steps.push({ step, path: pathOf(field), onlyInserting: operator === '$setOnInsert' })
    }
  }
  refuseConflicts(touched)
  const roots = new Set(touched.map((field) => field.split('.')[0]!))
  return Object.assign((doc: Doc, inserting: boolean): void => {
    for (const { step, path, onlyInserting } of steps) {
      if (inserting || !onlyInserting) step(doc, path)
    }
  }, { roots })
}

function refuseConflicts(paths: string[]): void {
  const sortedPaths = [...paths].sort()
  for (let at = 0; at < sortedPaths.length; at++) {
    const path = sortedPaths[at] as string
    const clash = sortedPaths.slice(at + 1).find((other) => other === path || other.startsWith(path + '.'))
    if (clash !== undefined) throw failed(`Updating the path '${clash}' would create a conflict at '${path}'`)
  }
}

/** A whole document given by a client: what may not be stored is refused. */
export function refuseDollarNames(doc: Doc): void {
  for (const name in doc) {
    if (name.startsWith('$')) throw failed(`The dollar ($) prefixed field '${name}' is not valid for storage`)
  }
}
