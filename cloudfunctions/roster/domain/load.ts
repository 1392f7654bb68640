import type { Capacity } from '../../../types/administration'
import { type PairingDocument } from './documents'

/** The zone's rule until it is configured: a zone leader is paired with five enterprises, a department head with ten. */
export const usualCapacity: Capacity = { leader: 5, head: 10 }

type Term = Pick<PairingDocument, 'from' | 'to'>

/** The most pairings that run at one moment within a term; ends do not count (a pairing ends before its `to`). */
export const peak = (pairings: readonly Term[], within: Term): number => {
  const running = pairings.filter((one) => one.from < within.to && within.from < one.to)
  // The number only grows where one begins.
  const starts = running.map((one) => Math.max(one.from, within.from))
  return Math.max(0, ...starts.map((at) => running.filter((one) => one.from <= at && at < one.to).length))
}
