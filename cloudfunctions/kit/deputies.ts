import { type PersonDocument, isHere } from '../roster/domain/documents'
import { collection } from './db'
import { lookup } from './lookup'

const people = collection<PersonDocument>('people')

/** More than ever stand in for so many. */
const mostDeputies = 200
const deputiesFor = lookup<PersonDocument[]>(async (ids) => {
  const found = await people.find({ 'deputising.for': { $in: ids } }, { limit: mostDeputies })
  return new Map(ids.map((id) => [id, found.filter(({ deputising }) => deputising!.some((one) => one.for === id))]))
})

/** These people and whoever stands in for one of them at `now`: an official on leave and his deputy are told alike. */
export const withDeputies = async (told: PersonDocument[], now: number): Promise<PersonDocument[]> => {
  const ids = told.map(({ _id }) => _id)
  const found = await Promise.all(ids.map(deputiesFor))
  const standing = found.flatMap((some) => some ?? []).filter((person) => isHere(person, now) && !ids.includes(person._id) &&
    person.deputising!.some((one) => ids.includes(one.for) && one.from <= now && now < one.to))
  return [...told, ...new Map(standing.map((person) => [person._id, person])).values()]
}
