import type { PersonDocument } from './documents'
import { nobody } from './forget'

/** Nobody any more: what is left is an id, so that what he did still has an author. */
export const erased = (person: PersonDocument, now: number): PersonDocument => {
  const roles = person.roles.filter((role) => role !== 'staff')
  return {
    _id: person._id, name: nobody, phone: '', openid: `unbound:${person._id}`, roles: roles.length === 0 ? ['staff'] : roles, title: '',
    until: Math.min(person.until ?? now, now),
  }
}
