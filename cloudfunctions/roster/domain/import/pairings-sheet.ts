import { dayOf, startOfDay } from '../../../kit/clock/calendar'
import { derivedId } from '../../../kit/ids'
import { type PairingDocument, noEnd } from '../documents'
import { peak } from '../load'
import { enterpriseOf } from './people-sheets'
import type { Entry } from './rows'
import type { World } from './world'

/** Adds pairings. Ending one, or moving its dates, is a handover: what is open has to be passed on. */
export const checkPairings = (world: World, entries: readonly Entry[]): void => {
  for (const { n, fields } of entries) {
    const { enterprise, cadre, from, to } = fields as { enterprise?: string; cadre?: string; from?: number; to?: number }
    if (!enterprise || !cadre) continue
    const enterpriseId = enterpriseOf(world, 'pairings', n, enterprise)
    const cadreId = cadreOf(world, n, cadre)
    if (enterpriseId === null || cadreId === null || from === undefined) continue
    const term = { from: startOfDay(from), to: to === undefined ? noEnd : startOfDay(to + 1) }
    if (term.to <= term.from) { world.problem('pairings', n, 'to', 'ends_before'); continue }

    const own = world.pairingsBy(enterpriseId)
    const there = own.find((one) => one.cadreId === cadreId && dayOf(one.from) === from)
    if (there) {
      // The last day is what a file can tell; the moment within it is not.
      if (lastDay(there.to) === lastDay(term.to)) world.same('pairings', n)
      else world.problem('pairings', n, 'to', 'pairing_differs')
      continue
    }
    const clash = own.find((one) => one.from < term.to && term.from < one.to)
    if (clash) { world.problem('pairings', n, 'enterprise', 'pairing_overlaps', { detail: world.people.get(clash.cadreId)?.name ?? '' }); continue }

    const fresh: PairingDocument = { _id: derivedId('pairing', enterpriseId, cadreId, String(from)), enterpriseId, cadreId, ...term }
    const capacity = world.capacity[world.people.get(cadreId)?.rank ?? 'head']
    const most = peak([...world.pairingsBy(cadreId), fresh], term)
    if (most > capacity) { world.problem('pairings', n, 'cadre', 'over_capacity', { detail: `${most}/${capacity}` }); continue }
    const { _id: id, ...set } = fresh
    world.want('pairings', n, { in: 'pairings', id, set })
  }
}

const lastDay = (to: number): number | null => (to === noEnd ? null : dayOf(to - 1))

/** A cadre by phone number or name. */
const cadreOf = (world: World, n: number, text: string): string | null => {
  const digits = text.replace(/[ -]/g, '')
  const person = /^1\d{10}$/.test(digits) ? world.personByPhone(digits) : world.people.get(text)
  if (person?.roles.includes('cadre')) return person._id
  const [first, ...others] = world.cadresByName(text)
  if (first !== undefined && others.length === 0) return first
  world.problem('pairings', n, 'cadre', first === undefined ? 'unknown_cadre' : 'ambiguous', { detail: text })
  return null
}
