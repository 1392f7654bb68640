import { ok } from '../../types/result'
import { allBureaus, bureauPeople, roomsOf } from '../kit/directory'
import type { Handler } from '../kit/serve'

export const bureaus: Handler<'roster.bureaus'> = async () =>
  ok({
    bureaus: (await allBureaus()).map(({ _id, name, shortName, duties }) =>
      ({ id: _id, name, shortName, duties: duties.map(({ id, text }) => ({ id, text })) })),
  })

/** The people of the lead's own bureau. */
export const officers: Handler<'roster.officers'> = async (_input, { actor }) => {
  const people = actor.bureauId ? await bureauPeople([actor.bureauId]) : []
  return ok({ officers: people.map((person) => ({ id: person._id, name: person.name })) })
}

/** The enterprises in whose room the caller is the cadre now. */
export const enterprises: Handler<'roster.enterprises'> = async (_input, { actor, now }) => {
  const rooms = await roomsOf(actor.id, now)
  return ok({
    enterprises: rooms.filter(({ as }) => as === 'cadre').map(({ room }) => ({ id: room._id, name: room.name })),
  })
}
