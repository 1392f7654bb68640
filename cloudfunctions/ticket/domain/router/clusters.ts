import { dayMs } from '../../../kit/clock/calendar'
import type { RoutingDocument } from './routing'

/** How far back a cluster looks, and the two stretches whose numbers are compared (calendar days). */
export const clusterDays = 60
const recentDays = 14
const fewestTickets = 3
const fewestEnterprises = 2

export interface ClusterOf {
  /** null for matters that no duty line knows: they are alike in their words. */
  duty: { id: string; text: string } | null
  routings: readonly RoutingDocument[]
  enterprises: number
  recent: number
  before: number
}

const within = ({ raisedAt, state }: RoutingDocument, now: number): boolean => state !== 'withheld' && raisedAt >= now - clusterDays * dayMs

/** Matters of the time that no duty line knows; whether they are alike only their words tell. */
export const unknownKind = (routings: readonly RoutingDocument[], now: number): RoutingDocument[] =>
  routings.filter((routing) => routing.duty === null && within(routing, now))

/**
 * Matters of one kind from several enterprises: 一类事. A kind is a line of the duty lists, or a group of `alike` matters
 * that no line knows. The fastest growing first, then the largest. Trade secrets are in none.
 */
export const clustersOf = (routings: readonly RoutingDocument[], alike: readonly (readonly RoutingDocument[])[], now: number): ClusterOf[] => {
  const kinds = new Map<string, RoutingDocument[]>()
  for (const routing of routings) {
    if (routing.duty !== null && within(routing, now)) kinds.set(routing.duty.id, [...(kinds.get(routing.duty.id) ?? []), routing])
  }
  const raisedBetween = (all: readonly RoutingDocument[], from: number, to: number) =>
    all.filter(({ raisedAt }) => raisedAt > now - to * dayMs && raisedAt <= now - from * dayMs).length
  return [...kinds.values(), ...alike]
    .map((all) => ({
      duty: all[0]!.duty, routings: all, enterprises: new Set(all.map(({ enterpriseId }) => enterpriseId)).size,
      recent: raisedBetween(all, 0, recentDays), before: raisedBetween(all, recentDays, 2 * recentDays),
    }))
    .filter(({ routings: all, enterprises }) => all.length >= fewestTickets && enterprises >= fewestEnterprises)
    .sort((a, b) => (b.recent - b.before) - (a.recent - a.before) || b.routings.length - a.routings.length)
}
