export const longestRun = 4

/** The run without a character: where every run begins. */
export const noRun = 0

/**
 * Runs of 1 to 4 characters as numbers from 1. A run is its beginning and one more character, so reading a text walks from
 * run to run: no string is cut out and compared, which is what makes a whole city's duty lists ready in a few milliseconds.
 */
export class Runs {
  /** How many there are, the empty one included. */
  size = 1
  private readonly beginnings: Int32Array
  private readonly characters: Uint16Array
  private readonly lengths: Uint8Array
  private readonly slots: Int32Array
  private readonly mask: number

  /** @param most characters of all texts together that will be added */
  constructor(most: number) {
    const room = most * longestRun + 1
    this.beginnings = new Int32Array(room)
    this.characters = new Uint16Array(room)
    this.lengths = new Uint8Array(room)
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(room * 1.5 + 1)))
    this.mask = this.slots.length - 1
  }

  lengthOf(run: number): number { return this.lengths[run]! }

  private slotOf(beginning: number, character: number): number {
    let slot = (Math.imul(beginning, 0x9e3779b1) ^ Math.imul(character, 0x85ebca6b)) >>> 7 & this.mask
    for (;;) {
      const run = this.slots[slot]!
      if (run === 0 || (this.beginnings[run] === beginning && this.characters[run] === character)) return slot
      slot = (slot + 1) & this.mask
    }
  }

  /** The run with one more character (a UTF-16 code), or 0 when nobody added it. */
  longer(beginning: number, character: number): number {
    return this.slots[this.slotOf(beginning, character)]!
  }

  /** The same, added when it is new. */
  added(beginning: number, character: number): number {
    const slot = this.slotOf(beginning, character)
    const known = this.slots[slot]!
    if (known !== 0) return known
    const run = this.size
    this.size += 1
    this.beginnings[run] = beginning
    this.characters[run] = character
    this.lengths[run] = this.lengths[beginning]! + 1
    this.slots[slot] = run
    return run
  }

  /** The known runs of a text: at [place × longestRun + length − 1] the one that begins there, 0 when it is not known. */
  within(text: string): Int32Array {
    const found = new Int32Array(text.length * longestRun)
    for (let start = 0; start < text.length; start += 1) {
      let run = noRun
      const most = Math.min(longestRun, text.length - start)
      for (let length = 0; length < most; length += 1) {
        run = this.longer(run, text.charCodeAt(start + length))
        if (run === 0) break
        found[start * longestRun + length] = run
      }
    }
    return found
  }
}
