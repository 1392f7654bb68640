import { ok } from '../../../types/result'
import { allBureaus } from '../../kit/directory'
import type { Handler } from '../../kit/serve'
import { isHere } from '../domain/documents'
import { capacityNow } from '../settings/store'
import { officialsOfZone, pairingsNow } from './store'

export const officials: Handler<'roster.officials'> = async (_input, { now }) => {
  const [people, bureaus, pairings, capacity] = await Promise.all([officialsOfZone(), allBureaus(), pairingsNow(now), capacityNow()])
  const bureau = new Map(bureaus.map(({ _id, name }) => [_id, { id: _id, name }]))
  const carried = new Map<string, number>()
  for (const { cadreId } of pairings) carried.set(cadreId, (carried.get(cadreId) ?? 0) + 1)
  return ok({
    officials: people.filter((person) => isHere(person, now)).map((person) => ({
      id: person._id, name: person.name, title: person.title, roles: person.roles,
      bureau: (person.bureauId && bureau.get(person.bureauId)) || null,
      enterprises: carried.get(person._id) ?? 0, capacity: person.roles.includes('cadre') ? capacity[person.rank ?? 'head'] : null, until: person.until ?? null,
    })),
  })
}
