import type { Role } from '@guagou/types/roster'
import type { DemoPerson } from '../../services/session'

export type RoleFilter = 'all' | 'staff' | 'cadre' | 'bureau' | 'supervisor'

const rolesOf: Record<Exclude<RoleFilter, 'all'>, readonly Role[]> = {
  staff: ['staff'], cadre: ['cadre'], bureau: ['officer', 'lead'], supervisor: ['supervisor', 'observer', 'admin'],
}

/** Enterprise or bureau: where the person belongs. */
export const placeOfWork = ({ enterprise, bureau }: DemoPerson): string => enterprise?.name ?? bureau?.name ?? '园区'

const fits = (person: DemoPerson, words: readonly string[], filter: RoleFilter): boolean => {
  if (filter !== 'all' && !person.roles.some((role) => rolesOf[filter].includes(role))) return false
  const text = `${person.name} ${person.title} ${placeOfWork(person)}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** Every word of the search must be in the name, the title or the place of work. */
export const foundPeople = (people: readonly DemoPerson[], search: string, filter: RoleFilter): DemoPerson[] => {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return people.filter((person) => fits(person, words, filter))
}
