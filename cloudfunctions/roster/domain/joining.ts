import type { Role } from '../../../types/roster'
import { type RefusalCode, type Result, ok, refuse } from '../../../types/result'
import type { RoomMember } from '../../chat/domain/documents'
import { type Actor, has } from '../../kit/actor'
import { cutOffAccount } from './account'
import { type PersonDocument, isBound } from './documents'

/** A single-use way in. `_id` derives from the giver's request, `code` is what the receiver holds. */
export interface InvitationDocument {
  _id: string
  code: string
  role: Role
  owner: boolean
  enterpriseId: string | null
  bureauId: string | null
  phone: string | null
  by: { id: string; name: string }
  at: number
  expiresAt: number
  state: 'open' | 'used' | 'revoked'
  /** The account that used it, to answer its retry as the first time. */
  usedBy: { openid: string; personId: string; name: string; at: number } | null
}

/** A request to be let in; one per WeChat account, `_id` derived from it. */
export interface ApplicationDocument {
  _id: string
  openid: string
  wanted: string
  enterpriseId: string | null
  name: string
  title: string
  phone: string
  note: string | null
  privacy: string
  at: number
  state: 'waiting' | 'approved' | 'refused'
  reason: string | null
  decidedBy: { id: string; name: string; requestId: string } | null
}

/** Roles of an official; only an administrator brings them in. */
const officials: readonly Role[] = ['cadre', 'officer', 'lead', 'supervisor', 'observer', 'admin']
const ofBureau: readonly Role[] = ['cadre', 'officer', 'lead']

/**
 * Whether the actor looks after an enterprise's people: its owner, its cadre at this moment, or an administrator.
 * @param as what he is in the enterprise's room now
 */
export const mayManage = (actor: Actor, as: RoomMember['role'] | null, enterpriseId: string): boolean =>
  has(actor, 'admin') ||
  (as === 'cadre' && has(actor, 'cadre')) ||
  (as === 'staff' && has(actor, 'staff') && actor.owner && actor.enterpriseId === enterpriseId)

export interface Place { role: Role; enterpriseId: string | null; bureauId: string | null; owner: boolean }

/** Whether the actor may invite to that place; an input that names no sensible place is `bad_input`. */
export const mayInvite = (actor: Actor, as: RoomMember['role'] | null, place: Place): Result<null> => {
  if (place.role === 'staff') {
    if (place.enterpriseId === null || place.bureauId !== null) return refuse('bad_input', { fields: ['enterpriseId'] })
    return mayManage(actor, as, place.enterpriseId) ? ok(null) : refuse('not_found')
  }
  if (!has(actor, 'admin')) return refuse('forbidden')
  if (place.enterpriseId !== null || place.owner) return refuse('bad_input', { fields: ['enterpriseId'] })
  if (ofBureau.includes(place.role) !== (place.bureauId !== null)) return refuse('bad_input', { fields: ['bureauId'] })
  return officials.includes(place.role) ? ok(null) : refuse('bad_input', { fields: ['role'] })
}

/** Why an invitation cannot be used at `now` with that number, or null. A used one says no more than an expired one. */
export const invitationFault = (
  invitation: InvitationDocument, phone: string | null, now: number,
): Extract<RefusalCode, 'invitation_over' | 'phone_mismatch'> | null => {
  if (invitation.state !== 'open' || now >= invitation.expiresAt) return 'invitation_over'
  return invitation.phone !== null && phone !== null && invitation.phone !== phone ? 'phone_mismatch' : null
}

/**
 * Whom a newcomer with this account and number becomes: himself where the roster has him, else somebody new (null).
 * Never somebody whom another account holds, whatever number WeChat names.
 */
export const becoming = (
  sameAccount: PersonDocument | null, sameNumber: readonly PersonDocument[],
): Result<PersonDocument | null> => {
  if (sameAccount) {
    return sameNumber.some((person) => person._id !== sameAccount._id) ? refuse('phone_taken') : ok(sameAccount)
  }
  if (sameNumber.some(isBound) || sameNumber.length > 1) return refuse('phone_taken')
  return ok(sameNumber[0] ?? null)
}

/** What the place adds to a person. One person belongs to one enterprise and one bureau. */
export const withPlace = (person: PersonDocument, place: Place): Result<PersonDocument> => {
  if (place.enterpriseId !== null && person.enterpriseId !== undefined && person.enterpriseId !== place.enterpriseId) {
    return refuse('already_member')
  }
  if (place.bureauId !== null && person.bureauId !== undefined && person.bureauId !== place.bureauId) {
    return refuse('already_member')
  }
  return ok({
    ...person,
    roles: [...new Set([...person.roles, place.role])],
    ...(place.enterpriseId === null ? {} : { enterpriseId: place.enterpriseId, owner: person.owner === true || place.owner }),
    ...(place.bureauId === null ? {} : { bureauId: place.bureauId }),
    ...(place.role === 'cadre' && person.rank === undefined ? { rank: 'head' as const } : {}),
  })
}

/** After this long without being seen a contact is to be checked (milliseconds). */
export const unseenMs = 90 * 86_400_000

/** Nobody has seen or verified him for 90 days; who has never been seen counts from when the roster knew him. */
export const toCheck = (person: PersonDocument, knownSince: number, now: number): boolean =>
  now - Math.max(person.seenAt ?? 0, person.verifiedAt ?? 0, knownSince) > unseenMs

/** Without the staff of his enterprise; who has no other role belongs to the zone no more. */
export const withoutEnterprise = (person: PersonDocument, now: number): PersonDocument => {
  const { enterpriseId: _enterprise, owner: _owner, ...rest } = person
  const roles = person.roles.filter((role) => role !== 'staff')
  return roles.length === 0
    ? { ...cutOffAccount(person), owner: false, until: now }
    : { ...rest, roles }
}
