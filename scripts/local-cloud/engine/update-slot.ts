import { failed } from './refusal'
import { isDigits, isPlainObject, type Doc } from './values'

// MongoDB refuses to pad an array by more than this.
const MOST_PADDING = 1_500_000

/** The place a path ends at. Reading a missing one gives undefined. */
export interface Slot {
  get(): unknown
  set(value: unknown): void
  remove(): void
}

/** Finds the place without making it; undefined when the way there is missing or blocked. */
export function findSlot(doc: Doc, path: string[]): Slot | undefined {
  return walk(doc, path, false)
}

/** Finds the place and makes the objects on the way; refuses to go through null or a scalar. */
export function makeSlot(doc: Doc, path: string[]): Slot {
  return walk(doc, path, true) as Slot
}

function walk(doc: Doc, path: string[], make: boolean): Slot | undefined {
  let node: Doc | unknown[] = doc
  for (let at = 0; ; at++) {
    const part = path[at] as string
    if (Array.isArray(node) && !isDigits(part)) {
      if (!make) return undefined
      throw blocked(part, path[at - 1], node)
    }
    if (at === path.length - 1) return slotOf(node, part)
    let child: unknown = read(node, part)
    if (child === undefined) {
      if (!make) return undefined
      write(node, part, child = {})
    }
    if (!isPlainObject(child) && !Array.isArray(child)) {
      if (!make) return undefined
      throw blocked(path[at + 1], part, child)
    }
    node = child
  }
}

const blocked = (field: string | undefined, parent: string | undefined, value: unknown) =>
  failed(`Cannot create field '${field}' in element {${parent}: ${JSON.stringify(value)}}`)

function read(node: Doc | unknown[], part: string): unknown {
  if (Array.isArray(node)) return node[Number(part)]
  return Object.hasOwn(node, part) ? node[part] : undefined
}

function write(node: Doc | unknown[], part: string, value: unknown): void {
  if (!Array.isArray(node)) {
    node[part] = value
    return
  }
  const position = Number(part)
  if (position - node.length > MOST_PADDING) throw failed('can\'t backfill more than 1500000 elements of an array')
  while (node.length < position) node.push(null)
  node[position] = value
}

function slotOf(node: Doc | unknown[], part: string): Slot {
  return {
    get: () => read(node, part),
    set: (value) => write(node, part, value),
    remove: () => {
      if (!Array.isArray(node)) delete node[part]
      else if (Number(part) < node.length) node[Number(part)] = null
    },
  }
}
