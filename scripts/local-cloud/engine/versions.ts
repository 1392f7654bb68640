/**
 * Tells other threads whether a collection may have changed since they read it: a count for each, odd while a commit
 * that changes it is under way. What was read at one even count is still so at the same count.
 */
export class Versions {
  private readonly open = new Set<number>()

  constructor(private readonly counts: Int32Array) {}

  /** A commit that changes these begins. */
  begin(places: Iterable<number>): void {
    for (const place of places) {
      if (this.open.has(place)) continue
      this.open.add(place)
      Atomics.add(this.counts, place, 1)
    }
  }

  /** It is done, or was taken back. */
  end(): void {
    for (const place of this.open) Atomics.add(this.counts, place, 1)
    this.open.clear()
  }
}
