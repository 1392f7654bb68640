import { ok } from '../../../types/result'
import { roomById, roomsOf } from '../../kit/directory'
import type { Handler } from '../../kit/serve'
import { entered } from '../access'
import { enteredVisit } from './enter'
import { openVisits, visitsOf } from './store'
import { visitViews } from './view'

const listed = 50
const mostOpen = 200

export const viewVisit: Handler<'chat.visit.view'> = async ({ visitId }, { actor, now }) => {
  const entry = await enteredVisit(visitId, actor, now)
  if (!entry.ok) return entry
  const [visit] = await visitViews([entry.value.visit], [entry.value], now)
  return ok(visit!)
}

export const listVisits: Handler<'chat.visit.list'> = async ({ roomId }, { actor, now }) => {
  const entry = entered(await roomById(roomId), actor, now)
  return entry.ok ? ok({ visits: await visitViews(await visitsOf(roomId, listed), [entry.value], now) }) : entry
}

export const visitsOfMine: Handler<'chat.visit.mine'> = async (_input, { actor, now }) => {
  const rooms = await roomsOf(actor.id, now)
  const found = await openVisits(rooms.map(({ room }) => room._id), mostOpen)
  return ok({ visits: await visitViews(found, rooms, now) })
}
