import { ok } from '../../types/result'
import { peopleByIds } from '../kit/directory'
import type { Handler } from '../kit/serve'
import { answerLimit, zoneNow } from '../kit/zone'
import { hiddenFrom } from '../ticket/domain/movers'
import { cadreAt } from './domain/membership'
import { waitingView } from './domain/waiting'
import { waitingRooms } from './store'
import { placesOf } from './waiting'

const most = 100

/** Who in the zone waits for an answer. A supervisor sees that it waits, not what was said: rooms are not his to read. */
export const unanswered: Handler<'chat.unanswered'> = async (_input, { actor, now }) => {
  const [rooms, zone] = await Promise.all([waitingRooms(), zoneNow()])
  const places = (await placesOf(rooms)).sort((a, b) => a.since - b.since)
  const shown = places.slice(0, most)
  const cadres = shown.map(({ room }) => cadreAt(room, now))
  const people = new Map((await peopleByIds([...new Set(cadres.filter((id) => id !== null))])).map((person) => [person._id, person]))
  return ok({
    total: places.length,
    places: shown.map(({ room, ticket, since }, at) => {
      const cadre = people.get(cadres[at] ?? '')
      return {
        ...waitingView(since, now, zone.calendar, answerLimit(zone)),
        roomId: room._id, enterprise: { id: room._id, name: room.name }, cadre: cadre ? { id: cadre._id, name: cadre.name } : null,
        ticket: ticket && { id: ticket._id, number: ticket.number, title: hiddenFrom(actor, null, ticket, now) ? '' : ticket.title },
      }
    }),
  })
}
