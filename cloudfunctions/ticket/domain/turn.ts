type Filter = Record<string, unknown>

/**
 * Open tickets of the scope whose turn is nobody's of `names`, as ranges between the names: an index walks past what
 * waits for the caller himself, however much that is. A closed ticket has no turn, and so is in no range of texts.
 */
export const turnOfOthers = (parts: readonly Filter[], names: readonly string[]): Filter => {
  const edges = ['', ...[...names].sort()]
  const ranges = edges.map((edge, at) => (at + 1 < edges.length ? { $gt: edge, $lt: edges[at + 1] } : { $gt: edge }))
  return { $or: parts.flatMap((part) => ranges.map((turn) => ({ ...part, turn }))) }
}
