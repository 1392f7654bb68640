import type { Message } from '@guagou/types/chat'
import type { HistoryEntry } from '@guagou/types/ticket-view'

export type Moment =
  | { kind: 'said'; key: string; at: number; message: Message }
  | { kind: 'happened'; key: string; at: number; entry: HistoryEntry }

/**
 * Conversation and history in one line of time. What was said in the room before the ticket was made of it keeps its
 * place before the raising; the ticket's own card is left out, because the reader is standing in it.
 */
export const timelineOf = (messages: readonly Message[], history: readonly HistoryEntry[]): Moment[] => {
  const said = messages
    .filter((message) => message.kind !== 'card')
    .map((message): Moment => ({ kind: 'said', key: message.id, at: message.at, message }))
  const happened = history.map((entry): Moment => ({ kind: 'happened', key: `h${entry.n}`, at: entry.at, entry }))
  const line: Moment[] = []
  let next = 0
  for (const moment of happened) {
    // Of two things in one millisecond the words come first: they are what the action answers.
    while (next < said.length && said[next]!.at <= moment.at) line.push(said[next++]!)
    line.push(moment)
  }
  return [...line, ...said.slice(next)]
}

/** So many are drawn at once; what is older comes at the reader's wish. */
export const shownFirst = 30
