import { normalise } from './normalise'

/** The gram hashes of one text in ascending order, each with how often it occurs. */
export interface Grams { hashes: Uint32Array; counts: Uint16Array }

/** Which runs of characters a model looks at. */
export interface View {
  shortest: number
  longest: number
  /** So many characters at the start say what a text is about; their grams count once more, as a field of their own. */
  head: number
  /** Function words are read too: where nobody took them out, how something is asked tells labels apart. */
  empty?: boolean
}

/** Measured best on citizens' messages: longer grams only repeat what shorter ones say. */
export const wholeView: View = { shortest: 1, longest: 3, head: 40 }

/** With few examples of each label a run of three is seen once and teaches only its own text. */
export const scarceView: View = { shortest: 1, longest: 2, head: 20 }

/** Longer texts are read up to here: nobody's matter starts after it, and the time a text may take stays bounded. */
const readLength = 4_000

const headSeed = 0x9e3779b9
const bodySeed = 0x811c9dc5

const collect = (text: string, end: number, seed: number, { shortest, longest }: View, into: Uint32Array, from: number): number => {
  let place = from
  for (let start = 0; start < end; start += 1) {
    let hash = seed
    const stop = Math.min(longest, end - start)
    for (let length = 1; length <= stop; length += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(start + length - 1), 0x01000193)
      hash ^= hash >>> 15
      if (length >= shortest) into[place++] = Math.imul(hash, 0x85ebca6b) ^ (hash >>> 13)
    }
  }
  return place
}

/** Title and text as one sequence of character grams; the title, or the first words without one, counts as the head. */
export const gramsOf = (title: string, text: string, view: View = wholeView): Grams => {
  const whole = normalise(`${title} ${text}`, view.empty).slice(0, readLength)
  const head = Math.min(whole.length, view.head)
  const all = new Uint32Array((whole.length + head) * view.longest)
  const body = collect(whole, whole.length, bodySeed, view, all, 0)
  const used = collect(whole, head, headSeed, { ...view, shortest: Math.max(2, view.shortest) }, all, body)
  return counted(all.subarray(0, used).sort())
}

const counted = (sorted: Uint32Array): Grams => {
  const hashes = new Uint32Array(sorted.length)
  const counts = new Uint16Array(sorted.length)
  let last = -1
  for (let place = 0; place < sorted.length; place += 1) {
    const hash = sorted[place]!
    if (last < 0 || hashes[last] !== hash) hashes[++last] = hash
    if (counts[last]! < 0xffff) counts[last]! += 1
  }
  return { hashes: hashes.slice(0, last + 1), counts: counts.slice(0, last + 1) }
}
