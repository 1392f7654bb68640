import { ok, refuse } from '../../types/result'
import { roomById } from '../kit/directory'
import type { ReadingAhead } from '../kit/serve'
import { entered } from './access'
import type { MessageDocument, RoomDocument } from './domain/documents'
import { found, partsOf, placesIn, runSize } from './domain/words'
import { gather } from './gather'
import { messageViews, seesAll } from './quotes'
import { atPlaces, between, wordsWith } from './store'

/** Runs asked for at once: the first few hold a page of any common word, and a rare word's are few. */
const runsAtOnce = 12
/** Messages that are not gathered yet are looked through one by one, so many in one call. */
const ungathered = { page: 500, most: 4_000 }
const gatherMs = 5_000

/** Newest first; recalled words are not found, because every hit is looked at as it is now. */
export const search: ReadingAhead<'chat.search', RoomDocument | null> = {
  ahead: ({ roomId }) => roomById(roomId),
  async answer({ roomId, text, before, limit }, { actor, now, after }, room) {
    const entry = entered(room, actor, now)
    if (!entry.ok) return entry
    const parts = partsOf(text)
    if (parts.length === 0) return refuse('bad_input', { fields: ['text'] })
    const gathered = entry.value.room.gathered ?? 0
    const top = Math.min(before ?? Number.MAX_SAFE_INTEGER, entry.value.room.seq + 1)

    const fresh = await inFresh(roomId, gathered, top, parts, limit + 1)
    if (fresh.cutAt !== null) {
      after(() => gather(entry.value.room, Date.now() + gatherMs))
      return ok({ messages: await messageViews(fresh.hits.slice(0, limit), seesAll(actor.id)), next: fresh.hits[limit - 1]?.seq ?? fresh.cutAt })
    }
    const hits = [...fresh.hits, ...await inGathered(roomId, Math.min(gathered, top), parts, limit + 1 - fresh.hits.length)]
    return ok({ messages: await messageViews(hits.slice(0, limit), seesAll(actor.id)), next: hits.length > limit ? hits[limit - 1]!.seq : null })
  },
}

interface Fresh {
  hits: MessageDocument[]
  /** Where the looking stopped because it was too much for one call; null when all was seen or enough found. */
  cutAt: number | null
}

const inFresh = async (roomId: string, low: number, high: number, parts: string[], wanted: number): Promise<Fresh> => {
  const hits: MessageDocument[] = []
  let top = high
  for (let seen = 0; top > low; seen += ungathered.page) {
    if (hits.length >= wanted) return { hits: hits.slice(0, wanted), cutAt: null }
    if (seen >= ungathered.most) return { hits, cutAt: top }
    const page = await between(roomId, low, top, ungathered.page)
    hits.push(...page.filter((message) => found(message, parts)))
    if (page.length < ungathered.page) break
    top = page.at(-1)!.seq
  }
  return { hits: hits.slice(0, wanted), cutAt: null }
}

const inGathered = async (roomId: string, top: number, parts: string[], wanted: number): Promise<MessageDocument[]> => {
  const hits: MessageDocument[] = []
  let n = Math.floor((top - 1) / runSize)
  while (wanted > hits.length && n >= 0) {
    const runs = await wordsWith(roomId, n, parts, runsAtOnce)
    const places = runs.flatMap((run) => placesIn(run, parts)).filter((seq) => seq < top)
    for (let at = 0; at < places.length && hits.length < wanted; at += 50) {
      const messages = await atPlaces(roomId, places.slice(at, at + 50))
      hits.push(...messages.filter((message) => found(message, parts)))
    }
    if (runs.length < runsAtOnce) break
    n = runs.at(-1)!.n - 1
  }
  return hits.slice(0, wanted)
}
