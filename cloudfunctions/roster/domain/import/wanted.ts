import { type Role, roles as allRoles } from '../../../../types/roster'
import { type BureauDocument, type EnterpriseDocument, type PairingDocument, type PersonDocument } from '../documents'

/** What a row asks of one document. It says only what the row says: the rest of the document stays. */
export type Wanted =
  | { in: 'bureaus'; id: string; set: { name: string; shortName?: string; order?: number } }
  | { in: 'bureaus'; id: string; duty: { id: string; text: string; phrases?: string[]; with?: string[] } }
  | { in: 'enterprises'; id: string; set: Omit<EnterpriseDocument, '_id' | 'address'> & { address?: string } }
  | { in: 'people'; id: string; set: Partial<PersonDocument> & { name: string; phone: string }; role: Role; instead: readonly Role[] }
  | { in: 'pairings'; id: string; set: Omit<PairingDocument, '_id'> }

export type RosterDocument = BureauDocument | EnterpriseDocument | PersonDocument | PairingDocument

export const inOrder = (roles: readonly Role[]): Role[] => allRoles.filter((role) => roles.includes(role))

/**
 * The document as it becomes, or null where it says all of it already. Asking the same again changes nothing.
 * A person keeps the roles of other sheets; an account, once bound, is never touched.
 */
export const become = (now: RosterDocument | null, wanted: Wanted): RosterDocument | null => {
  const next = apply(now, wanted)
  return now !== null && sameDocument(now, next) ? null : next
}

const apply = (now: RosterDocument | null, wanted: Wanted): RosterDocument => {
  switch (wanted.in) {
    case 'bureaus': {
      const bureau = (now ?? { _id: wanted.id, name: '', shortName: '', order: 0, duties: [] }) as BureauDocument
      if ('set' in wanted) {
        return { ...bureau, ...wanted.set, shortName: wanted.set.shortName ?? (bureau.shortName || wanted.set.name) }
      }
      const { duty } = wanted
      const there = bureau.duties.some(({ id }) => id === duty.id)
      const duties = there
        ? bureau.duties.map((line) => (line.id === duty.id ? { ...line, ...duty } : line))
        : [...bureau.duties, duty]
      return { ...bureau, duties }
    }
    case 'enterprises':
      return { address: '', ...(now as EnterpriseDocument | null), ...wanted.set, _id: wanted.id }
    case 'people': {
      const person = now as PersonDocument | null
      const kept = (person?.roles ?? []).filter((role) => !wanted.instead.includes(role))
      return {
        ...(person ?? { openid: `unbound:${wanted.id}`, title: '' }),
        ...wanted.set, _id: wanted.id, roles: inOrder([...kept, wanted.role]),
      } as PersonDocument
    }
    case 'pairings':
      return { ...(now as PairingDocument | null), ...wanted.set, _id: wanted.id }
  }
}

/** Equal in content: the order of fields is of no interest, a field that is undefined is not there. */
export const sameDocument = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    return `{${Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
