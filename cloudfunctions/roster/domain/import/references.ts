import { plain, phone as readPhone, uscc as readUscc } from './cells'
import type { StagedSheet } from './check'

/** The keys by which rows speak of the roster: what has to be looked up before they can be judged. */
export interface References {
  codes: Set<string>
  names: Set<string>
  phones: Set<string>
  ids: Set<string>
  /** Pairings are judged against all cadres. */
  pairs: boolean
}

export const referencesOf = (sheets: readonly StagedSheet[]): References => {
  const references: References = { codes: new Set(), names: new Set(), phones: new Set(), ids: new Set(), pairs: false }
  for (const { kind, parts } of sheets) {
    if (kind === 'pairings') references.pairs = true
    for (const { fields, rows } of parts) {
      fields.forEach((field, place) => {
        const take = takers[field]
        if (take && kind !== 'bureaus' && kind !== 'duties') for (const { v } of rows) take(plain(v[place] ?? ''), references, kind === 'enterprises')
      })
    }
  }
  return references
}

const takers: Record<string, (cell: string, references: References, isEnterprise: boolean) => void> = {
  uscc: (cell, { codes }) => void addRead(readUscc(cell), codes),
  enterprise: (cell, { codes, names }) => { if (!addRead(readUscc(cell), codes) && cell !== '') names.add(cell) },
  name: (cell, { names }, isEnterprise) => { if (isEnterprise && cell !== '') names.add(cell) },
  phone: (cell, { phones }) => void addRead(readPhone(cell), phones),
  id: (cell, { ids }) => { if (cell !== '') ids.add(cell) },
}

const addRead = (read: ReturnType<typeof readPhone>, to: Set<string>): boolean => {
  if (!('value' in read)) return false
  to.add(read.value)
  return true
}
