interface Node {
  key: string
  after: readonly string[]
}

/**
 * The items in an order in which each stands behind everything it comes after; of several such orders the one nearest
 * to the given. null when they wait for one another in a circle, for an item that does not exist, or have a key twice.
 */
export const inOrder = <N extends Node>(items: readonly N[]): N[] | null => {
  const keys = new Set(items.map(({ key }) => key))
  if (keys.size !== items.length || items.some(({ after }) => after.some((key) => !keys.has(key)))) return null
  const placed = new Set<string>()
  const order: N[] = []
  while (order.length < items.length) {
    const next = items.find(({ key, after }) => !placed.has(key) && after.every((before) => placed.has(before)))
    if (!next) return null
    placed.add(next.key)
    order.push(next)
  }
  return order
}

/** The items without some of them: what came after one of those comes after what that one came after. */
export const without = <N extends Node>(items: readonly N[], leftOut: readonly string[]): (Omit<N, 'after'> & { after: string[] })[] => {
  const gone = new Set(leftOut)
  const byKey = new Map(items.map((item) => [item.key, item]))
  const resolved = (key: string, seen: ReadonlySet<string>): string[] =>
    !gone.has(key) ? [key] : seen.has(key) ? [] : (byKey.get(key)?.after ?? []).flatMap((before) => resolved(before, new Set([...seen, key])))
  return items
    .filter(({ key }) => !gone.has(key))
    .map((item) => ({ ...item, after: [...new Set(item.after.flatMap((key) => resolved(key, new Set())))] }))
}
