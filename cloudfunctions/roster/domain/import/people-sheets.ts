import type { SheetKind } from '../../../../types/import'
import type { Role } from '../../../../types/roster'
import { derivedId } from '../../../kit/ids'
import { type PersonDocument, isHere } from '../documents'
import type { Entry } from './rows'
import type { World } from './world'

type PeopleSheet = Extract<SheetKind, 'cadres' | 'officers' | 'others' | 'contacts'>
interface PersonFields {
  id?: string; name?: string; phone?: string; title?: string; bureau?: string; enterprise?: string
  rank?: PersonDocument['rank']; post?: Role; owner?: boolean
}

/** The roles that a sheet speaks of: a person keeps those of the other sheets. */
const speaksOf = (kind: PeopleSheet, post: Role | undefined): readonly Role[] =>
  kind === 'officers' ? ['officer', 'lead'] : kind === 'cadres' ? ['cadre'] : kind === 'contacts' ? ['staff'] : post ? [post] : []

/** What earlier sheets of this file said of each person. */
export type Said = Map<string, { name: string; title?: string; bureauId?: string }>

/** People: by the product's id, else by their phone number, which signs them in and is therefore nobody else's. */
export const checkPeople = (kind: PeopleSheet, world: World, entries: readonly Entry[], said: Said): void => {
  const seen = new Map<string, number>()
  for (const { n, fields } of entries) {
    const { id, name, phone, title, bureau: bureauName, enterprise: enterpriseName, rank, post, owner } = fields as PersonFields
    if (!name || !phone) continue
    const key = kind === 'others' ? `${phone}/${post}` : phone
    const other = seen.get(key)
    if (other !== undefined) { world.problem(kind, n, 'phone', 'repeated', { other }); continue }
    seen.set(key, n)

    const bureau = bureauName === undefined ? undefined : world.bureauByName(bureauName)
    if (bureauName !== undefined && !bureau) { world.problem(kind, n, 'bureau', 'unknown_bureau', { detail: bureauName }); continue }
    const enterpriseId = enterpriseName === undefined ? undefined : enterpriseOf(world, kind, n, enterpriseName)
    if (enterpriseId === null) continue

    const target = personOf(world, kind, n, { id, name, phone })
    if (target === null) continue
    const person = world.people.get(target)
    if (enterpriseId !== undefined && person?.enterpriseId !== undefined && person.enterpriseId !== enterpriseId) {
      world.problem(kind, n, 'enterprise', 'works_elsewhere', { detail: world.enterprises.get(person.enterpriseId)?.name ?? person.enterpriseId })
      continue
    }
    const before = said.get(target)
    const now = { name, ...(title ? { title } : {}), ...(bureau ? { bureauId: bureau._id } : {}) }
    const field = before && contradicted(before, now)
    if (field) { world.problem(kind, n, field, 'contradicts'); continue }
    said.set(target, { ...before, ...now })

    const role: Role | undefined = kind === 'cadres' ? 'cadre' : kind === 'contacts' ? 'staff' : post
    if (!role || (kind === 'cadres' && !rank) || (kind === 'contacts' && enterpriseId === undefined) || ((kind === 'cadres' || kind === 'officers') && !bureau)) continue
    world.want(kind, n, {
      in: 'people', id: target, role, instead: speaksOf(kind, post),
      set: {
        name, phone, ...(title ? { title } : {}), ...(bureau ? { bureauId: bureau._id } : {}), ...(rank ? { rank } : {}),
        ...(enterpriseId === undefined ? {} : {
          enterpriseId,
          // “No” is also what nobody has said: that is no change.
          ...(owner === undefined || (!owner && !person?.owner) ? {} : { owner }),
        }),
      },
    })
  }
}

const contradicted = (before: { name: string; title?: string; bureauId?: string }, now: { name: string; title?: string; bureauId?: string }): string | null => {
  if (before.name !== now.name) return 'name'
  if (before.bureauId && now.bureauId && before.bureauId !== now.bureauId) return 'bureau'
  return before.title && now.title && before.title !== now.title ? 'title' : null
}

/** The id of the person a row speaks of, a new one where nobody is meant, null with a problem noted. */
const personOf = (world: World, kind: SheetKind, n: number, { id, name, phone }: { id: string | undefined; name: string; phone: string }): string | null => {
  const byPhone = world.personByPhone(phone)
  const byId = id === undefined ? undefined : world.people.get(id)
  if (byId) {
    if (byPhone && byPhone._id !== byId._id) return taken(world, kind, n, byPhone.name)
    if (!isHere(byId, world.now) || (byId.name !== name && byId.phone !== phone)) {
      world.problem(kind, n, 'id', 'id_taken', { detail: byId.name })
      return null
    }
    return byId._id
  }
  if (byPhone) return byPhone.name === name ? byPhone._id : taken(world, kind, n, byPhone.name)
  return id ?? derivedId(world.salt, 'person', phone)
}

const taken = (world: World, kind: SheetKind, n: number, name: string): null => {
  world.problem(kind, n, 'phone', 'phone_taken', { detail: name })
  return null
}

/** An enterprise by its credit code or its whole name; null with a problem noted. */
export const enterpriseOf = (world: World, kind: SheetKind, n: number, text: string): string | null => {
  const code = text.toUpperCase().replace(/[ -]/g, '')
  if (world.enterprises.has(code)) return code
  const [first, ...others] = world.enterprisesByName(text)
  if (first !== undefined && others.length === 0) return first
  world.problem(kind, n, 'enterprise', first === undefined ? 'unknown_enterprise' : 'ambiguous', { detail: text })
  return null
}
