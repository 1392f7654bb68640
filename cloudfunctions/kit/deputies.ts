import { type PersonDocument, isHere } from '../roster/domain/documents'
import { collection } from './db'

const people = collection<PersonDocument>('people')

/** These people and whoever stands in for one of them at `now`: an official on leave and his deputy are told alike. */
export const withDeputies = async (told: PersonDocument[], now: number): Promise<PersonDocument[]> => {
  const ids = told.map(({ _id }) => _id)
  if (ids.length === 0) return told
  const found = await people.find({ 'deputising.for': { $in: ids } }, { limit: 200 })
  const standing = found.filter((person) => isHere(person, now) && !ids.includes(person._id) &&
    person.deputising!.some((one) => ids.includes(one.for) && one.from <= now && now < one.to))
  return [...told, ...standing]
}
