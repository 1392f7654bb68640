import type { Message, Quote } from '@guagou/types/chat'
import type { FileView } from '@guagou/types/file'
import type { RefusalCode, Result } from '@guagou/types/result'
import { placeOf, type Target } from './target'

/** A message that was written and is not stored by the cloud yet. */
export interface Unsent {
  /** The request id of its one intention, the same in every attempt. */
  id: string
  target: Target
  text: string
  /** What it answers, as it is shown until the cloud has stored it. */
  quote?: Quote
  mentions?: string[]
  at: number
  status: 'sending' | 'failed'
  /** Why the cloud does not take it, or `gone`: this device has the file no more. null while only the way is the trouble. */
  refusal: Trouble | null
  /** What it carries; its bytes are kept beside under the same id. */
  file?: Omit<FileView, 'id' | 'type'>
}

export type Trouble = RefusalCode | 'gone'

/** What a file's post answers when its bytes are not on this device any more. */
export const gone = Symbol('gone')

export interface QueueDoors {
  /** Rejects when no answer came. */
  post(unsent: Unsent): Promise<Result<Message> | typeof gone>
  sent(unsent: Unsent, message: Message): void
  load(): Unsent[]
  save(rows: readonly Unsent[]): void
}

export const sendAgainAfter = { first: 2_000, most: 30_000 }

/** Answers that another attempt may change. */
const passing: readonly RefusalCode[] = ['unavailable', 'internal', 'too_many', 'signed_out', 'incomplete']

/** Files go out beside what is written: nobody's words wait for twenty megabytes. */
const laneOf = ({ target, file }: Pick<Unsent, 'target' | 'file'>): string => `${placeOf(target)}${file ? '.files' : ''}`

/**
 * Sends in the order written, one at a time for each place, files in a row of their own. Without an answer it tries again by itself, with the
 * same id, and what was written later waits; what the cloud refuses is marked and lets the others pass.
 */
export const createQueue = (doors: QueueDoors) => {
  let rows: readonly Unsent[] = doors.load().map((row) => ({ ...row, status: row.refusal ? 'failed' : 'sending' }))
  let stopped = false
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  const busy = new Set<string>()
  const listeners = new Set<() => void>()

  const set = (next: readonly Unsent[]) => {
    rows = next
    doors.save(rows)
    for (const listener of listeners) listener()
  }
  const change = (id: string, part: Partial<Unsent>) => set(rows.map((row) => (row.id === id ? { ...row, ...part } : row)))
  const waiting = (place: string) => rows.filter((row) => laneOf(row) === place && row.refusal === null)

  const failedAt = (place: string) => {
    const ids = new Set(waiting(place).map((row) => row.id))
    set(rows.map((row) => (ids.has(row.id) ? { ...row, status: 'failed' } : row)))
    clearTimeout(retry)
    retry = setTimeout(wake, Math.min(sendAgainAfter.most, sendAgainAfter.first * 2 ** failures))
    failures += 1
  }

  const pump = async (place: string) => {
    if (busy.has(place)) return
    busy.add(place)
    for (let head = waiting(place)[0]; head && !stopped; head = waiting(place)[0]) {
      const { id } = head
      let answer: Result<Message> | typeof gone | null
      try {
        answer = await doors.post(head)
      } catch {
        answer = null
      }
      if (stopped) break
      // Taken back meanwhile.
      if (!rows.some((row) => row.id === id)) continue
      if (answer === gone) {
        change(id, { status: 'failed', refusal: 'gone' })
        continue
      }
      if (answer === null || (!answer.ok && passing.includes(answer.refusal.code))) {
        failedAt(place)
        break
      }
      failures = 0
      if (answer.ok) {
        doors.sent(head, answer.value)
        set(rows.filter((row) => row.id !== id))
      } else change(id, { status: 'failed', refusal: answer.refusal.code })
    }
    busy.delete(place)
  }

  /** Tries everything that waits: the network is back, the app is open again, the time has come. */
  function wake(): void {
    clearTimeout(retry)
    for (const place of new Set(rows.map(laneOf))) void pump(place)
  }

  return {
    read: (): readonly Unsent[] => rows,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send(unsent: Pick<Unsent, 'id' | 'target' | 'text' | 'at' | 'file' | 'quote' | 'mentions'>) {
      set([...rows, { ...unsent, status: 'sending', refusal: null }])
      void pump(laneOf(unsent))
    },
    /** Takes back what was not sent yet: cancelled, or to be written anew. */
    drop: (id: string) => set(rows.filter((row) => row.id !== id)),
    retry(id: string) {
      change(id, { status: 'sending', refusal: null })
      wake()
    },
    wake,
    /** Another person signs in: nothing more goes out in the name of this one. */
    stop() {
      stopped = true
      clearTimeout(retry)
    },
  }
}

export type OutgoingQueue = ReturnType<typeof createQueue>
