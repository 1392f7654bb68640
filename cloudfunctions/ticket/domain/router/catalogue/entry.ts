/** One bureau of a catalogue: what it answers for, and how people say it when they do not know its name. */
export interface CatalogueEntry {
  bureauId: string
  name: string
  duties: { id: string; text: string; phrases: string[] }[]
}

/** A duty line of the official list and its phrases, separated by spaces. */
type DutyLine = readonly [text: string, phrases: string]

/** A catalogue's bureau. The place of a line is part of its id (`shuiwu-07`): append only. */
export const bureau = (bureauId: string, name: string, lines: readonly DutyLine[]): CatalogueEntry => ({
  bureauId,
  name,
  duties: lines.map(([text, phrases], place) => ({
    id: `${bureauId}-${String(place + 1).padStart(2, '0')}`, text, phrases: phrases.split(' '),
  })),
})
