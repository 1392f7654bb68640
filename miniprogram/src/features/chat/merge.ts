import type { Message } from '@guagou/types/chat'

/**
 * Puts messages into those that are there, ascending by `seq`, each once, the higher `rev` winning.
 * Answers the very same array when nothing changed, so that nothing is drawn anew.
 */
export const merged = (there: readonly Message[], incoming: readonly Message[]): readonly Message[] => {
  const byId = new Map(there.map((message) => [message.id, message]))
  let changed = false
  for (const message of incoming) {
    const known = byId.get(message.id)
    if (known && known.rev >= message.rev) continue
    byId.set(message.id, message)
    changed = true
  }
  return changed ? [...byId.values()].sort((a, b) => a.seq - b.seq) : there
}
