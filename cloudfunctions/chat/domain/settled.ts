import type { MessageDocument } from './documents'

/** A writer that took a number has written its message by then, or never will: functions stop after 20 s. */
export const settlingMs = 30_000

type Numbered = Pick<MessageDocument, 'rev' | 'changedAt'>

/**
 * How far a reader may move on. Numbers are handed out before the messages are written, so a slower writer can fill
 * a gap after a later message is already there; a reader that steps over a young gap would miss it for ever.
 * @param after the reader's cursor
 * @param found what follows it, ascending by `rev`, nothing left out in between
 * @returns the highest number below which nothing can appear any more
 */
export const settledCursor = (after: number, found: readonly Numbered[], now: number): number => {
  let cursor = after
  for (const message of found) {
    if (message.rev > cursor + 1 && now - message.changedAt < settlingMs) return cursor
    cursor = message.rev
  }
  return cursor
}

/** The same for a page that was read backward, where the number before its first message is not known to be a gap. */
export const settledPage = (found: readonly Numbered[], now: number): number => {
  const ascending = [...found].sort((a, b) => a.rev - b.rev)
  const first = ascending[0]
  return first ? settledCursor(first.rev - 1, ascending, now) : 0
}
