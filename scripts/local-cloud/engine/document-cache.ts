import type { Found } from './query'

/** What the caches of one file may hold together, in characters of text; a parsed document takes about twice as much again. */
export class CacheRoom {
  used = 0
  constructor(readonly most: number) {}
}

/**
 * The documents of one collection that were read or written last, as the file has them within the transaction of the
 * current group: whoever rolls back forgets what it had written (`forget`). The engine is the file's only writer, so
 * nothing else can make a copy old. What is found here is shared and never changed.
 */
export class DocumentCache {
  private readonly bySeq = new Map<number, Found>()
  private readonly byId = new Map<string, Found>()

  constructor(private readonly room: CacheRoom) {}

  id(id: string): Found | undefined {
    return this.touched(this.byId.get(id))
  }

  seq(seq: number): Found | undefined {
    return this.touched(this.bySeq.get(seq))
  }

  /** Answers the copy that is shared from now on. */
  keep(found: Found): Found {
    this.drop(this.bySeq.get(found.seq))
    // Half of the room for one document would push out everything that is asked for all the time.
    if (found.text.length > this.room.most / 64) return found
    this.bySeq.set(found.seq, found)
    this.byId.set(found.id, found)
    this.room.used += found.text.length
    while (this.room.used > this.room.most && this.bySeq.size > 1) this.drop(this.bySeq.values().next().value)
    return found
  }

  forget(id: string): void {
    this.drop(this.byId.get(id))
  }

  private touched(found: Found | undefined): Found | undefined {
    // A map walks in the order of insertion: what is asked for moves behind what is not.
    if (found) {
      this.bySeq.delete(found.seq)
      this.bySeq.set(found.seq, found)
    }
    return found
  }

  private drop(found: Found | undefined): void {
    if (!found) return
    this.bySeq.delete(found.seq)
    this.byId.delete(found.id)
    this.room.used -= found.text.length
  }
}
