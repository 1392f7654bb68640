import { type Row, type SheetKind, sheetKinds } from '../../../../types/import'
import { checkPairings } from './pairings-sheet'
import { type Said, checkPeople } from './people-sheets'
import { type Entry, readRow } from './rows'
import { type Finding, type Known, World } from './world'
import { checkBureaus, checkDuties, checkEnterprises } from './zone-sheets'

export interface StagedSheet {
  kind: SheetKind
  parts: readonly { fields: readonly string[]; rows: readonly Row[] }[]
}

/**
 * Looks at the sheets of a file together, in the order in which they would be written, against what is known of the
 * roster. Pure: the same file and roster give the same finding. `salt` is the import's own id.
 */
export const checkSheets = (sheets: readonly StagedSheet[], known: Known, salt: string, now: number): Map<SheetKind, Finding> => {
  const world = new World(known, salt, now)
  const said: Said = new Map()
  const found = new Map<SheetKind, Finding>()
  for (const kind of sheetKinds) {
    const sheet = sheets.find((one) => one.kind === kind)
    if (!sheet) continue
    const entries: Entry[] = []
    for (const { fields, rows } of sheet.parts) {
      for (const row of rows) {
        const { entry, problems } = readRow(kind, fields, row)
        for (const { n, field, code, detail } of problems) world.problem(kind, n, field, code, detail === undefined ? {} : { detail })
        entries.push(entry)
      }
    }
    look(kind, world, entries, said)
    found.set(kind, settled(world.finding(kind)))
  }
  return found
}

const look = (kind: SheetKind, world: World, entries: readonly Entry[], said: Said): void => {
  if (kind === 'bureaus') checkBureaus(world, entries)
  else if (kind === 'duties') checkDuties(world, entries)
  else if (kind === 'enterprises') checkEnterprises(world, entries)
  else if (kind === 'pairings') checkPairings(world, entries)
  else checkPeople(kind, world, entries, said)
}

/** A row with a problem is not written, whatever else was found of it. */
const settled = (finding: Finding): Finding => {
  for (const { n } of finding.problems) {
    finding.outcomes.set(n, 'problem')
    finding.wanted.delete(n)
  }
  finding.problems.sort((a, b) => a.n - b.n)
  return finding
}
