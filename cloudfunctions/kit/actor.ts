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
}

export const actorOf = (person: PersonDocument): Actor => ({
  id: person._id,
  name: person.name,
  title: person.title,
  roles: person.roles,
  enterpriseId: person.enterpriseId ?? null,
  bureauId: person.bureauId ?? null,
})

export const has = (actor: Actor, ...roles: Role[]): boolean => roles.some((role) => actor.roles.includes(role))

export const refOf = (person: { id: string; name: string }): PersonRef => ({ id: person.id, name: person.name })
