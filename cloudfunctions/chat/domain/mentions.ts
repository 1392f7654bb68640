import { everybody } from '../../../types/chat'

/**
 * Of the people a message speaks to, those who are there to hear it, each once and never its author.
 * Everybody at once is for the cadre alone.
 */
export const mentionsAllowed = (
  mentions: readonly string[], authorId: string, present: readonly { id: string }[], asCadre: boolean,
): string[] => {
  const there = new Set(present.map(({ id }) => id))
  return [...new Set(mentions)].filter((id) => (id === everybody ? asCadre : id !== authorId && there.has(id)))
}

/** Everybody a message speaks to by name, or all that are there when it speaks to everybody. */
export const spokenTo = <P extends { id: string }>(mentions: readonly string[], authorId: string, present: readonly P[]): P[] =>
  present.filter(({ id }) => id !== authorId && (mentions.includes(everybody) || mentions.includes(id)))
