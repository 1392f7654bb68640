import { failed } from './refusal'
import type { Doc } from './values'

/** One operator's change at one path. */
export type Step = (doc: Doc, path: string[]) => void

/** The parts of an update's path; refuses what MongoDB refuses, and positional names, which are not supported here. */
export function pathOf(field: string): string[] {
  const parts = field.split('.')
  for (const part of parts) {
    if (part === '') throw failed(`The update path '${field}' contains an empty field name, which is not allowed`)
    if (part.startsWith('$')) throw failed(`The update path '${field}' is not supported here: positional and dollar-prefixed names`)
    if (part === '__proto__') throw failed('__proto__ is not a field name')
  }
  if (parts[0] === '_id') throw failed('Performing an update on the path \'_id\' would modify the immutable field \'_id\'')
  return parts
}
