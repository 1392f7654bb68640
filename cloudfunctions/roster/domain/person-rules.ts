import type { Role } from '../../../types/roster'
import type { PersonDocument } from './documents'

interface Given {
  roles: readonly Role[]
  enterpriseId?: string | undefined
  bureauId?: string | undefined
  rank?: PersonDocument['rank'] | undefined
}

/** Roles that carry something which has to be passed on before they end: leaving is a call of its own. */
const carrying: readonly Role[] = ['staff', 'cadre', 'officer', 'lead']

/** What does not fit together in a person, as names of fields; a word behind the dot says why. Empty when all is well. */
export const personFaults = (given: Given, before: PersonDocument | null, exists: { bureau: boolean; enterprise: boolean }): string[] => {
  const has = (...roles: Role[]): boolean => roles.some((role) => given.roles.includes(role))
  const lost = (before?.roles ?? []).filter((role) => carrying.includes(role) && !given.roles.includes(role))
  // An officer who becomes lead, or a lead who becomes officer, goes on being the bureau's.
  const leaving = lost.filter((role) => !((role === 'officer' && has('lead')) || (role === 'lead' && has('officer'))))
  return [
    ...(has('staff') !== (given.enterpriseId !== undefined) || !exists.enterprise ? ['enterpriseId'] : []),
    ...(before?.enterpriseId !== undefined && given.enterpriseId !== undefined && before.enterpriseId !== given.enterpriseId ? ['enterpriseId.fixed'] : []),
    ...((has('officer', 'lead', 'cadre') && given.bureauId === undefined) || !exists.bureau ? ['bureauId'] : []),
    ...(before?.bureauId !== undefined && before.bureauId !== given.bureauId && before.roles.some((role) => role === 'officer' || role === 'lead') ? ['bureauId.fixed'] : []),
    ...(has('cadre') !== (given.rank !== undefined) ? ['rank'] : []),
    ...(leaving.length > 0 ? ['roles.leaving'] : []),
  ]
}
