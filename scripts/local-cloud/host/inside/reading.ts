import type { Reader, ReaderCollection } from '../../engine/reader'
import { readingAction } from '../../wire/database'

/** A question without operators asks for what is named, such as who has an account; others are seldom asked twice. */
const isPlain = (body: string): boolean => body.length < 500 && !body.includes('$')
/** The SDK's own words for a request that may be one for a reader; inside other words it would stand escaped. */
const mayRead = (body: string): boolean => body.includes('"action":"database.getDocument"') || body.includes('"action":"database.calculateDocument"')

/** Characters kept of questions and answers; then it begins anew. A list may be long, and a function's memory is small. */
const mostKept = 1_000_000

interface Kept { collection: ReaderCollection; at: number; answer: string }

/**
 * Answers requests of the SDK that only read, from the reader of this thread; null for one that is not for a reader.
 * A plain question asked again has the same answer as long as no commit has touched its collection.
 */
export const createReading = (reader: Reader, now: () => number): ((body: string) => (() => string) | null) => {
  const known = new Map<string, Kept>()
  let size = 0
  const keep = (body: string, kept: Kept): void => {
    const sizeOf = ({ answer }: Kept): number => body.length + answer.length
    const before = known.get(body)
    if (before) size -= sizeOf(before)
    known.delete(body)
    if (sizeOf(kept) > mostKept) return
    if (size + sizeOf(kept) > mostKept) {
      known.clear()
      size = 0
    }
    known.set(body, kept)
    size += sizeOf(kept)
  }
  const read = (body: string, asked: Record<string, unknown>): (() => string) | null => {
    const answer = readingAction(reader, asked, now)
    if (!answer || !isPlain(body)) return answer
    const collection = reader.collection(String(asked.collectionName))!
    return () => {
      const at = collection.unchangedAt()
      const text = answer()
      if (at !== null && collection.unchangedAt() === at) keep(body, { collection, at, answer: text })
      return text
    }
  }
  const parsed = (body: string) => JSON.parse(body) as Record<string, unknown>
  return (body) => {
    const kept = known.get(body)
    if (!kept) return mayRead(body) ? read(body, parsed(body)) : null
    return () => (kept.collection.unchangedAt() === kept.at ? kept.answer : read(body, parsed(body))!())
  }
}
