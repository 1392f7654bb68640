import { ok } from '../../../types/result'
import { openStates } from '../../../types/ticket'
import { dayFromText, dayMs, startOfDay } from '../../kit/clock/calendar'
import type { Handler } from '../../kit/serve'
import { zoneNow } from '../../kit/zone'
import { hiddenFrom } from '../domain/movers'
import { byBureau, byMonth, monthOf, monthsUntil } from '../domain/router/accuracy'
import { clusterDays, clustersOf, unknownKind } from '../domain/router/clusters'
import type { RoutingDocument } from '../domain/router/routing'
import { groups } from '../domain/router/similar'
import { rowOf } from '../domain/view'
import { ticketsByIds } from '../store'
import { raisedSince } from './store'

const mostRows = 100
const mostClusters = 20
const mostUnknown = 200
const mostClusterRows = 40

const startOf = (month: string): number => startOfDay(dayFromText(`${month}-01`))

export const accuracy: Handler<'ticket.accuracy'> = async ({ months }, { now }) => {
  const wanted = monthsUntil(now, months)
  const routings = await raisedSince(startOf(wanted.at(-1)!))
  return ok({ months: byMonth(routings, wanted), bureaus: byBureau(routings.filter(({ proposed }) => proposed !== null)) })
}

/** The tickets behind a figure; a supervisor may see them all. */
export const proposals: Handler<'ticket.proposals'> = async ({ month, right, bureauId }, { actor, now }) => {
  const { calendar } = await zoneNow()
  const routings = (await raisedSince(startOf(month))).filter((one) => one.proposed !== null && monthOf(one.raisedAt) === month
    && (right === undefined || one.right === right) && (bureauId === undefined || one.lead?.id === bureauId)).slice(0, mostRows)
  const tickets = new Map((await ticketsByIds(routings.map(({ _id }) => _id))).map((ticket) => [ticket._id, ticket]))
  return ok({
    proposals: routings.flatMap((one) => {
      const ticket = tickets.get(one._id)
      return ticket ? [{ ticket: rowOf(ticket, now, calendar, hiddenFrom(actor, null, ticket, now)), proposed: one.proposed!.lead, lead: one.lead, right: one.right }] : []
    }),
  })
}

/** Groups of matters alike in their words; these are read here and kept nowhere. */
const alikeIn = async (unknown: readonly RoutingDocument[]): Promise<RoutingDocument[][]> => {
  const texts = new Map((await ticketsByIds(unknown.map(({ _id }) => _id))).filter(({ secret }) => !secret).map((ticket) => [ticket._id, ticket]))
  const told = unknown.filter(({ _id }) => texts.has(_id))
  return groups(told.map(({ _id }) => texts.get(_id)!)).map((places) => places.map((place) => told[place]!))
}

export const clusters: Handler<'ticket.clusters'> = async (_input, { actor, now }) => {
  const { calendar } = await zoneNow()
  const routings = await raisedSince(now - clusterDays * dayMs)
  const found = clustersOf(routings, await alikeIn(unknownKind(routings, now).slice(0, mostUnknown)), now).slice(0, mostClusters)
  const ids = found.flatMap(({ routings }) => routings.slice(0, mostClusterRows).map(({ _id }) => _id))
  const tickets = new Map((await ticketsByIds(ids)).map((ticket) => [ticket._id, ticket]))
  return ok({
    clusters: found.map(({ duty, routings, enterprises, recent, before }) => {
      const own = routings.flatMap(({ _id }) => tickets.get(_id) ?? []).filter((ticket) => !ticket.secret)
      return {
        duty, bureau: routings.find(({ lead }) => lead !== null)?.lead ?? routings[0]!.proposed?.lead ?? null,
        tickets: routings.length, enterprises, open: own.filter(({ state }) => openStates.includes(state)).length, recent, before,
        rows: own.map((ticket) => rowOf(ticket, now, calendar, hiddenFrom(actor, null, ticket, now))),
      }
    }),
  })
}
