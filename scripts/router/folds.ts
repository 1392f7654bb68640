/** The same string always lands in the same place, so that a run can be repeated without a seed file. */
const scattered = (text: string): number => {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  return hash >>> 0
}

/** The fold of each row (0 … count−1): rows of one group stay together, groups are dealt out in a scattered order. */
export const foldsOf = (groups: readonly string[], count: number): number[] => {
  const order = [...new Set(groups)].sort((a, b) => scattered(a) - scattered(b) || (a < b ? -1 : 1))
  const fold = new Map(order.map((group, place) => [group, place % count]))
  return groups.map((group) => fold.get(group)!)
}
