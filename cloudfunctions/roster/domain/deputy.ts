import type { Role } from '../../../types/roster'
import { type Result, ok, refuse } from '../../../types/result'
import { type Deputising, type PersonDocument, isHere } from './documents'

/** A leave longer than this is a handover. */
export const longestMs = 60 * 86_400_000

const deputed: readonly Role[] = ['cadre', 'lead', 'officer', 'supervisor']

/** What a deputy takes over of an official: never his administration, and nothing of his own as an enterprise's man. */
export const rolesToDepute = (official: Pick<PersonDocument, 'roles'>): Role[] =>
  official.roles.filter((role) => deputed.includes(role))

/**
 * Whether somebody can stand in for the official: a cadre for a cadre, a member of the same bureau for its officer or lead,
 * a supervisor for a supervisor. Nobody gets to see more than his own kind sees.
 */
export const canDepute = (official: PersonDocument, deputy: PersonDocument, now: number): boolean =>
  deputy._id !== official._id && isHere(deputy, now) &&
  rolesToDepute(official).every((role) => {
    if (role === 'cadre') return deputy.roles.includes('cadre')
    if (role === 'supervisor') return deputy.roles.includes('supervisor')
    return deputy.bureauId === official.bureauId && (deputy.roles.includes('officer') || deputy.roles.includes('lead'))
  })

export interface Leave { from: number; to: number }

/** When somebody is on leave himself: as long as others stand in for him. */
export const leavesOf = (personId: string, deputies: readonly PersonDocument[], now: number): Leave[] =>
  deputies.flatMap(({ deputising }) => deputising ?? []).filter((one) => one.for === personId && one.from < one.to && one.to > now)
    .map(({ from, to }): Leave => ({ from, to }))

/** `leaves` are the deputy's own: a deputy on leave would leave two with nobody. */
export const mayDepute = (
  official: PersonDocument, deputy: PersonDocument | null, leaves: readonly Leave[], from: number, to: number, now: number,
): Result<Omit<Deputising, 'id'>> => {
  if (to <= Math.max(from, now) || to - from > longestMs) return refuse('bad_input', { fields: ['to'] })
  if (!deputy || !canDepute(official, deputy, from)) return refuse('unsuitable_person')
  if (leaves.some((leave) => leave.from < to && from < leave.to)) return refuse('unsuitable_person', { fields: ['from'] })
  return ok({ for: official._id, forName: official.name, roles: rolesToDepute(official), from, to })
}
