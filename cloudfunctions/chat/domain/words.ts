import type { MessageDocument, WordsDocument } from './documents'

/** Places per run: the words of so many messages of the greatest length stay below a document's limit (512 kB). */
export const runSize = 64

/** So long after the last message a run is left alone: nothing of it can be recalled any more, and every gap is settled. */
export const restingMs = 180_000

export const endsRun = (seq: number): boolean => seq % runSize === runSize - 1

/** How the search compares: width, case and blanks do not count. */
export const comparable = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** What is looked for: each part has to be in one message. */
export const partsOf = (text: string): string[] => [...new Set(comparable(text).split(' '))].filter((part) => part !== '')

export const hasParts = (text: string, parts: readonly string[]): boolean => parts.every((part) => text.includes(part))

/** Whether a reader of the room finds the message under these words. */
export const found = ({ kind, text }: Pick<MessageDocument, 'kind' | 'text'>, parts: readonly string[]): boolean =>
  kind !== 'recalled' && kind !== 'refused' && hasParts(comparable(text), parts)

/** The places of a run whose words have all the parts, newest first. */
export const placesIn = ({ seqs, text }: Pick<WordsDocument, 'seqs' | 'text'>, parts: readonly string[]): number[] => {
  const lines = text.split('\n')
  return seqs.filter((_seq, index) => hasParts(lines[index] ?? '', parts)).sort((a, b) => b - a)
}

/** Cuts messages, oldest first, into runs of places; runs without words are left out. */
export const runsOf = (roomId: string, messages: readonly MessageDocument[]): WordsDocument[] => {
  const runs = new Map<number, WordsDocument>()
  for (const { kind, text, seq } of messages) {
    if (kind === 'recalled' || text === '') continue
    const n = Math.floor(seq / runSize)
    const run = runs.get(n) ?? { _id: `${roomId}:${n}`, roomId, n, seqs: [], text: '' }
    run.text += `${run.seqs.length > 0 ? '\n' : ''}${comparable(text)}`
    run.seqs.push(seq)
    runs.set(n, run)
  }
  return [...runs.values()]
}
