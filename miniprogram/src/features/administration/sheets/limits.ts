/** What a roster file may be at most; far above a zone of 10,000 enterprises and 30,000 people, far below what stops a browser. */
export const limits = {
  fileBytes: 20 * 1024 * 1024,
  /** Everything in the archive together, unpacked: a zip bomb ends here. */
  unpackedBytes: 160 * 1024 * 1024,
  entries: 500,
  sheets: 40,
  rows: 60_000,
  columns: 200,
  cellCharacters: 2_000,
} as const

export const fileFaults = [
  'too_large', 'empty', 'not_a_sheet', 'locked_or_old', 'damaged', 'bomb', 'too_many_rows', 'old_dates', 'no_rows', 'unreadable_text',
] as const
export type FileFault = (typeof fileFaults)[number]

/** The file as a whole cannot be read; nothing of it is used. */
export class BadFile extends Error {
  override readonly name = 'BadFile'
  constructor(readonly fault: FileFault) {
    super(fault)
  }
}

/** Gives way to the screen now and then; throws when the person has cancelled. */
export type Pause = () => Promise<void>
