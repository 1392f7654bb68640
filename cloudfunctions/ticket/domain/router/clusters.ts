import { dayMs } from '../../../kit/clock/calendar'
import type { RoutingDocument } from './routing'

/** How far back a cluster looks, and the two stretches whose numbers are compared (calendar days). */
export const clusterDays = 60
const recentDays = 14
const fewestTickets = 3
const fewestEnterprises = 2

export interface ClusterOf { duty: { id: string; text: string }; routings: RoutingDocument[]; enterprises: number; recent: number; before: number }

/**
 * Matters of one kind, that is of one line of the duty lists, from several enterprises: 一类事. The fastest growing
 * first, then the largest. Trade secrets are in none.
 */
export const clustersOf = (routings: readonly RoutingDocument[], now: number): ClusterOf[] => {
  const kinds = new Map<string, RoutingDocument[]>()
  for (const routing of routings) {
    if (routing.duty === null || routing.state === 'withheld' || routing.raisedAt < now - clusterDays * dayMs) continue
    kinds.set(routing.duty.id, [...(kinds.get(routing.duty.id) ?? []), routing])
  }
  const raisedBetween = (all: readonly RoutingDocument[], from: number, to: number) =>
    all.filter(({ raisedAt }) => raisedAt > now - to * dayMs && raisedAt <= now - from * dayMs).length
  return [...kinds.values()]
    .map((all) => ({
      duty: all[0]!.duty!, routings: all, enterprises: new Set(all.map(({ enterpriseId }) => enterpriseId)).size,
      recent: raisedBetween(all, 0, recentDays), before: raisedBetween(all, recentDays, 2 * recentDays),
    }))
    .filter(({ routings: all, enterprises }) => all.length >= fewestTickets && enterprises >= fewestEnterprises)
    .sort((a, b) => (b.recent - b.before) - (a.recent - a.before) || b.routings.length - a.routings.length)
}
