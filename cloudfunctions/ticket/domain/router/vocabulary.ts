import type { Grams } from './grams'

/** One text in feature space: places in the vocabulary with their weights, of length one. */
export interface Vector { places: Int32Array; values: Float32Array }

/** So many hashes share one entry of the table of first bits, on the average. */
const perEntry = 4

/**
 * Which grams are features, and how much a gram says by being rare. The hashes ascend and are spread evenly, so that a table
 * of where each group of first bits begins is all that finding one needs: it is made in one pass when a model is loaded.
 */
export class Vocabulary {
  private readonly starts: Uint32Array
  private readonly shift: number

  /**
   * @param hashes ascending, each once
   * @param foreign what a gram weighs in a text's length that is no feature; 0 leaves it out, as if it were not written
   */
  constructor(readonly hashes: Uint32Array, readonly idf: Float32Array, readonly foreign = 0) {
    const bits = Math.max(1, Math.min(24, Math.ceil(Math.log2(Math.max(2, hashes.length / perEntry)))))
    this.shift = 32 - bits
    const starts = new Uint32Array(2 ** bits + 1)
    let group = 0
    for (let place = 0; place < hashes.length; place += 1) {
      const own = hashes[place]! >>> this.shift
      while (group < own) starts[++group] = place
    }
    starts.fill(hashes.length, group + 1)
    this.starts = starts
  }

  get size(): number { return this.hashes.length }

  /** Where a gram is, or -1. */
  place(hash: number): number {
    const group = hash >>> this.shift
    const stop = this.starts[group + 1]!
    for (let place = this.starts[group]!; place < stop; place += 1) if (this.hashes[place] === hash) return place
    return -1
  }

  /** Sublinear term frequency times rarity, brought to length one; a text without a known gram is the empty vector. */
  vector({ hashes, counts }: Grams): Vector {
    const places = new Int32Array(hashes.length)
    const values = new Float32Array(hashes.length)
    let used = 0
    let squares = 0
    for (let gram = 0; gram < hashes.length; gram += 1) {
      const place = this.place(hashes[gram]!)
      const value = (1 + Math.log(counts[gram]!)) * (place < 0 ? this.foreign : this.idf[place]!)
      if (place < 0) {
        squares += value * value
        continue
      }
      places[used] = place
      values[used] = value
      squares += value * value
      used += 1
    }
    const length = Math.sqrt(squares) || 1
    for (let entry = 0; entry < used; entry += 1) values[entry]! /= length
    return { places: places.slice(0, used), values: values.slice(0, used) }
  }
}

/** Rarity counts a little less than proportionally: measured better on citizens' messages than 1 and 0.5. */
const idfPower = 0.7
/** Rarity is kept in steps that fit a byte, from the start, so that a stored model computes as it was trained. */
export const idfSteps = 40
const rounded = (idf: number): number => Math.min(255, Math.round(idf * idfSteps)) / idfSteps

/**
 * The grams that occur in at least `least` of the texts, the most frequent first when there are more than `most`.
 * `minding` what is not known: with few texts a stranger that shares two common words with one of them is no relative.
 */
export const vocabularyOf = (texts: readonly Grams[], least: number, most: number, minding = false): Vocabulary => {
  const total = texts.reduce((sum, { hashes }) => sum + hashes.length, 0)
  const all = new Uint32Array(total)
  let end = 0
  for (const { hashes } of texts) { all.set(hashes, end); end += hashes.length }
  all.sort()
  const found: { hashes: number[]; texts: number[] } = { hashes: [], texts: [] }
  for (let start = 0; start < total;) {
    let stop = start + 1
    while (stop < total && all[stop] === all[start]) stop += 1
    if (stop - start >= least) { found.hashes.push(all[start]!); found.texts.push(stop - start) }
    start = stop
  }
  const limit = cutoff(found.texts, most)
  const kept = found.hashes.map((_, gram) => gram).filter((gram) => found.texts[gram]! >= limit).slice(0, most)
  const idf = kept.map((gram) => rounded((1 + Math.log((1 + texts.length) / (1 + found.texts[gram]!))) ** idfPower))
  const foreign = minding ? rounded((1 + Math.log(1 + texts.length)) ** idfPower) : 0
  return new Vocabulary(Uint32Array.from(kept, (gram) => found.hashes[gram]!), Float32Array.from(idf), foreign)
}

const cutoff = (frequencies: readonly number[], most: number): number =>
  frequencies.length <= most ? 0 : Float64Array.from(frequencies).sort()[frequencies.length - most]!
