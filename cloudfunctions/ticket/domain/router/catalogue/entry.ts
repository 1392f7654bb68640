/** One line of a duty list (权责清单) and how people say it when they do not know whose it is. */
export interface DutyEntry {
  id: string
  text: string
  phrases: string[]
  /** Lines of other bureaus that such a matter usually needs as well (联办): their bureaus are proposed in support. */
  with?: string[]
}

/** One bureau of a catalogue: what it answers for. */
export interface CatalogueEntry { bureauId: string; name: string; duties: DutyEntry[] }

/** A duty line as it is written down: the official sentence, its phrases separated by spaces, ids of lines it needs as well. */
export type DutyLine = readonly [text: string, phrases: string, alongside?: string]

/** The place of a line is part of its id (`shuiwu-07`): lists are append only. */
export const numbered = (bureauId: string, lines: readonly DutyLine[]): DutyEntry[] =>
  lines.map(([text, phrases, alongside], place) => ({
    id: `${bureauId}-${String(place + 1).padStart(2, '0')}`, text, phrases: phrases.split(' '),
    ...(alongside === undefined ? {} : { with: alongside.split(' ') }),
  }))

export const bureau = (bureauId: string, name: string, lines: readonly DutyLine[]): CatalogueEntry =>
  ({ bureauId, name, duties: numbered(bureauId, lines) })
