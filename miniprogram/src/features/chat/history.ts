import type { Message, MessagePage } from '@guagou/types/chat'
import { Refused } from '../../services/query'
import { merged } from './merge'

export interface History {
  /** Ascending by `seq`, without holes from the first one on. */
  messages: readonly Message[]
  /** The first page is here. */
  loaded: boolean
  /** There are messages before the first one. */
  hasOlder: boolean
  loadingOlder: boolean
  /** Why the last reading failed; null while all is well. */
  trouble: unknown
}

/** The calls that a history is read with; they reject with `Refused` or `Unreachable`. */
export interface Reader {
  /** The newest page; its cursor is where reading forward starts. */
  latest(): Promise<MessagePage>
  before(seq: number): Promise<MessagePage>
  since(after: number): Promise<MessagePage>
  /** How a page for what is new can be had without asking for it; missing where only asking is possible. */
  standing?: Standing
}

export interface Standing {
  /** What the live channel has told by now; null while it cannot hold a call. */
  seen(): number | null
  /**
   * Has the page after the cursor sent as soon as there is more than `seen`. `heard` gets it with what is seen then, or
   * null when the call was refused; a lost channel never answers. `goesOn` when the next page will be sent as well.
   */
  stand(after: number, seen: number, heard: (page: MessagePage | null, seen: number, goesOn: boolean) => void): void
  /** No page is wanted any more. */
  giveUp(): void
}

export const retryAfter = { first: 2_000, most: 30_000 }

const empty: History = { messages: [], loaded: false, hasOlder: false, loadingOlder: false, trouble: null }

/**
 * The messages of one place as far as this device knows them. Reads the newest page, then forward from its cursor,
 * so that after an hour without network nothing is missing in between; older pages come when asked for.
 */
export const createHistory = (reader: Reader) => {
  let state = empty
  let cursor: number | null = null
  /** The first `seq` from which on nothing is missing. */
  let floor = 0
  /** Changes of messages that are not loaded yet: an older page may have been read before the change. */
  const below = new Map<string, Message>()
  const listeners = new Set<() => void>()
  let running: Promise<void> | null = null
  let again = false
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  const set = (part: Partial<History>) => {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }

  const absorb = (incoming: readonly Message[]) => {
    for (const message of incoming) if (message.seq < floor) below.set(message.id, message)
    const messages = merged(state.messages, incoming.filter((message) => message.seq >= floor))
    if (messages !== state.messages) set({ messages })
  }

  const readLatest = async () => {
    const page = await reader.latest()
    cursor = page.cursor
    floor = page.more ? page.messages[0]?.seq ?? 0 : 0
    set({ messages: merged(state.messages, page.messages), loaded: true, hasOlder: page.more })
  }

  const readForward = async () => {
    let from = cursor ?? 0
    let settled = true
    for (;;) {
      const page = await reader.since(from)
      absorb(page.messages)
      if (settled) cursor = page.cursor
      if (!page.more) return
      const last = page.messages.at(-1)?.rev ?? page.cursor
      // The cursor stays before a gap that may still be filled; what lies behind the gap is read nevertheless.
      if (page.cursor < last) settled = false
      from = Math.max(last, page.cursor)
    }
  }

  const failed = (error: unknown) => {
    if (error instanceof Refused && (error.refusal.code === 'not_found' || error.refusal.code === 'forbidden')) {
      // Who has lost the right to read keeps nothing on the screen.
      below.clear()
      cursor = null
      return set({ ...empty, trouble: error })
    }
    set({ trouble: error })
    if (listeners.size === 0) return
    clearTimeout(retry)
    retry = setTimeout(() => void catchUp(), Math.min(retryAfter.most, retryAfter.first * 2 ** failures))
    failures += 1
  }

  /** Only when all up to `seen` is known here; what has come since is sent at once. */
  const stand = (seen: number) => {
    if (cursor === null || listeners.size === 0) return
    reader.standing?.stand(cursor, seen, (page, then, goesOn) => {
      if (page === null || page.more || running) return void catchUp()
      absorb(page.messages)
      cursor = page.cursor
      if (!goesOn) stand(then)
    })
  }

  const run = async () => {
    let seen: number | null = null
    do {
      again = false
      seen = reader.standing?.seen() ?? null
      try {
        if (cursor === null) await readLatest()
        await readForward()
        failures = 0
        clearTimeout(retry)
        if (state.trouble !== null) set({ trouble: null })
      } catch (error) {
        seen = null
        failed(error)
      }
    } while (again)
    running = null
    if (seen !== null) stand(seen)
  }

  /** Brings what is new. A call during another one makes that look once more before it ends. */
  const catchUp = (): Promise<void> => {
    if (running) again = true
    else running = run()
    return running as Promise<void>
  }

  /** Loads the page before the first message. */
  const loadOlder = async (): Promise<void> => {
    if (!state.hasOlder || state.loadingOlder) return
    set({ loadingOlder: true })
    try {
      const page = await reader.before(floor)
      floor = page.more ? page.messages[0]?.seq ?? 0 : 0
      const late = [...below.values()].filter((message) => message.seq >= floor)
      for (const { id } of late) below.delete(id)
      set({ messages: merged(state.messages, [...page.messages, ...late]), hasOlder: page.more, loadingOlder: false })
    } catch (error) {
      set({ loadingOlder: false, trouble: error })
    }
  }

  /** Loads older pages until everything after `seq` is there, but no more than `pages` of them. */
  const reach = async (seq: number, pages: number): Promise<void> => {
    for (let page = 0; page < pages && state.hasOlder && floor > seq + 1 && state.trouble === null; page += 1) await loadOlder()
  }

  return {
    read: (): History => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearTimeout(retry)
        reader.standing?.giveUp()
      }
    },
    absorb, catchUp, loadOlder, reach,
  }
}

export type HistoryStore = ReturnType<typeof createHistory>
