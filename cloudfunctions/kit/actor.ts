import type { PersonDocument } from '../roster/domain/documents'
import type { PersonRef, Role } from '../../types/roster'

/** The person a call is made by, as loaded from the roster; never from the call. */
export interface Actor {
  id: string
  name: string
  title: string
  roles: readonly Role[]
  enterpriseId: string | null
  bureauId: string | null
  /** Leads the staff of his enterprise here: invites and removes colleagues. */
  owner: boolean
  /** The officials he stands in for at this moment: what waits for them waits for him too. */
  deputyOf: readonly string[]
}

/**
 * @param now decides whom he stands in for, and so which roles he has beside his own
 * @param as the one of his roles he acts in; it only ever narrows what he may
 */
export const actorOf = (person: PersonDocument, now: number, as?: Role): Actor => {
  const deputising = (person.deputising ?? []).filter(({ from, to }) => from <= now && now < to)
  const roles = [...new Set([...person.roles, ...deputising.flatMap((one) => one.roles)])]
  return {
    id: person._id,
    name: person.name,
    title: person.title,
    roles: as === undefined ? roles : roles.filter((role) => role === as || (as === 'lead' && role === 'officer')),
    enterpriseId: person.enterpriseId ?? null,
    bureauId: person.bureauId ?? null,
    owner: person.owner === true,
    deputyOf: [...new Set(deputising.map((one) => one.for))],
  }
}

export const has = (actor: Actor, ...roles: Role[]): boolean => roles.some((role) => actor.roles.includes(role))

export const refOf = (person: { id: string; name: string }): PersonRef => ({ id: person.id, name: person.name })
