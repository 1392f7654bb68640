import type { ItemSpec } from '../../../../types/item'
import type { BureauRef } from '../../../../types/roster'
import { type Limit, startClock } from '../../../kit/clock/due'
import type { ItemDocument, MaterialDocument } from './documents'

export const newItem = (spec: ItemSpec, bureau: BureauRef): ItemDocument => ({
  key: spec.key, name: spec.name, bureau, officer: null, mandatory: spec.mandatory, days: spec.days,
  after: [...spec.after], materials: spec.materials.map((material) => ({ ...material, state: 'missing', reason: null, version: 0 })),
  state: 'preparing', clock: null, step: null, corrections: 0, correctionSince: null, deemed: false,
  submittedAt: null, owedMs: 0, decidedAt: null, result: null,
})

const needed = (item: ItemDocument): MaterialDocument[] => item.materials.filter(({ mandatory }) => mandatory)

/** Every mandatory document lies with the bureau, and none of all was turned down. */
export const complete = (item: ItemDocument): boolean =>
  needed(item).every(({ state }) => state === 'provided' || state === 'accepted') &&
  item.materials.every(({ state }) => state !== 'rejected')

/** Every mandatory document was looked at and is in order. */
export const inOrderThroughout = (item: ItemDocument): boolean => needed(item).every(({ state }) => state === 'accepted')

/** The readiness meter: of the mandatory documents. */
export const readiness = (item: ItemDocument): { accepted: number; provided: number; needed: number } => ({
  accepted: needed(item).filter(({ state }) => state === 'accepted').length,
  provided: needed(item).filter(({ state }) => state === 'accepted' || state === 'provided').length,
  needed: needed(item).length,
})

/** A prerequisite that is not needed holds nobody up; a refused one does. */
export const unlocked = (item: ItemDocument, items: readonly ItemDocument[]): boolean =>
  item.after.every((key) => items.some((other) => other.key === key && (other.state === 'granted' || other.state === 'dropped')))

/** Something was provided that the bureau has not looked at. */
const unseen = (item: ItemDocument): boolean => item.materials.some(({ state }) => state === 'provided')

/** The bureau owes a look while something unseen lies there in the pre-review; the time runs from the first of it. */
export const withStep = (item: ItemDocument, now: number, limit: Limit): ItemDocument => {
  if (item.state !== 'prereview') return item
  if (!unseen(item)) return { ...item, step: null }
  return item.step ? item : { ...item, step: { owes: 'prereview', clock: startClock(now, limit) } }
}

/** Whose move is next; `others` while only the prerequisites are missing. null once it is decided. */
export const turnOf = (item: ItemDocument, items: readonly ItemDocument[]): 'enterprise' | 'bureau' | 'others' | null => {
  switch (item.state) {
    case 'preparing':
    case 'prereview':
      if (item.state === 'prereview' && unseen(item)) return 'bureau'
      return complete(item) && item.state === 'prereview' && !unlocked(item, items) ? 'others' : 'enterprise'
    case 'submitted':
    case 'accepted':
      return 'bureau'
    case 'correcting':
      return 'enterprise'
    default:
      return null
  }
}
