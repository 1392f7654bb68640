/** One line of a duty list (权责清单) and how people say it when they do not know whose it is. */
export interface DutyEntry { id: string; text: string; phrases: string[] }

/** One bureau of a catalogue: what it answers for. */
export interface CatalogueEntry { bureauId: string; name: string; duties: DutyEntry[] }

/** A duty line as it is written down: the official sentence, then its phrases separated by spaces. */
export type DutyLine = readonly [text: string, phrases: string]

/** The place of a line is part of its id (`shuiwu-07`): lists are append only. */
export const numbered = (bureauId: string, lines: readonly DutyLine[]): DutyEntry[] =>
  lines.map(([text, phrases], place) => ({
    id: `${bureauId}-${String(place + 1).padStart(2, '0')}`, text, phrases: phrases.split(' '),
  }))

export const bureau = (bureauId: string, name: string, lines: readonly DutyLine[]): CatalogueEntry =>
  ({ bureauId, name, duties: numbered(bureauId, lines) })
