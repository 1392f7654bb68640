import type { Featured } from '../seed/featured'
import type { Engine } from './engine/engine'

interface Named { id: string; name: string }

/** A line of the local sign-in page. */
export interface ListedPerson extends Named {
  title: string
  roles: string[]
  enterprise: Named | null
  bureau: Named | null
  /** What the person is good for in the demo; those who have it come first. */
  why?: string
}

const everything = { limit: 100_000 }

/** The roster for the sign-in page; `search` looks into names, titles, enterprises and bureaus. */
export const listPeople = (
  engine: Engine, featured: readonly Featured[], search = '', limit = 2_000,
): ListedPerson[] => {
  const names = (collection: string) =>
    new Map(engine.find(collection, {}, everything).map((row) => [row._id as string, row.name as string]))
  const [enterprises, bureaus] = [names('enterprises'), names('bureaus')]
  const named = (known: Map<string, string>, id: unknown): Named | null => {
    const name = typeof id === 'string' ? known.get(id) : undefined
    return name === undefined ? null : { id: id as string, name }
  }
  const rank = new Map(featured.map(({ openid }, place) => [openid, place]))
  const needle = search.trim().toLowerCase()
  return engine.find('people', {}, everything)
    .map((row): ListedPerson & { place: number } => ({
      id: row._id as string,
      name: String(row.name ?? ''),
      title: String(row.title ?? ''),
      roles: Array.isArray(row.roles) ? (row.roles as string[]) : [],
      enterprise: named(enterprises, row.enterpriseId),
      bureau: named(bureaus, row.bureauId),
      place: rank.get(row.openid as string) ?? Infinity,
    }))
    .filter((person) => [person.id, person.name, person.title, person.enterprise?.name, person.bureau?.name, ...person.roles]
      .some((text) => text?.toLowerCase().includes(needle)))
    .sort((a, b) => a.place - b.place || 0)
    .slice(0, limit)
    .map(({ place, ...person }) => (place === Infinity ? person : { ...person, why: featured[place]!.why }))
}
