import type { Capacity } from '../../../types/administration'
import { type PairingDocument, type PersonDocument } from './documents'

/** The bureau that knows an industry best, by the words of its duty list; nobody's where none speaks of it. */
export interface Fitting {
  (industry: string): string | null
}

interface Candidate { id: string; bureauId: string | undefined; free: number; share: number }

/**
 * A cadre for each enterprise, in the order given. Whoever carries the smaller share of his capacity comes first, so
 * that leaders and heads fill up evenly; within the same share the fitting bureau wins. Nobody is filled beyond his
 * capacity: enterprises for whom nobody is left are named in `without`.
 */
export const proposePairs = (
  enterprises: readonly { id: string; industry: string }[], cadres: readonly PersonDocument[], running: readonly PairingDocument[],
  capacity: Capacity, fitting: Fitting,
): { pairs: { enterpriseId: string; cadreId: string; fits: boolean }[]; without: string[] } => {
  const carries = new Map<string, number>()
  for (const { cadreId } of running) carries.set(cadreId, (carries.get(cadreId) ?? 0) + 1)
  const pairs: { enterpriseId: string; cadreId: string; fits: boolean }[] = []
  const without: string[] = []
  for (const { id, industry } of enterprises) {
    const bureau = fitting(industry)
    const free = cadres.map((cadre): Candidate => {
      const most = capacity[cadre.rank ?? 'head']
      const now = carries.get(cadre._id) ?? 0
      return { id: cadre._id, bureauId: cadre.bureauId, free: most - now, share: now / most }
    }).filter((one) => one.free > 0)
    if (free.length === 0) { without.push(id); continue }
    const fits = free.filter((one) => bureau !== null && one.bureauId === bureau)
    const least = (all: Candidate[]): Candidate => all.reduce((best, one) => (one.share < best.share || (one.share === best.share && one.id < best.id) ? one : best))
    const [anybody, fitter] = [least(free), fits.length > 0 ? least(fits) : null]
    // The fitting bureau is preferred as long as that burdens nobody by more than a fifth of his capacity.
    const chosen = fitter && fitter.share <= anybody.share + 0.2 ? fitter : anybody
    carries.set(chosen.id, (carries.get(chosen.id) ?? 0) + 1)
    pairs.push({ enterpriseId: id, cadreId: chosen.id, fits: bureau !== null && chosen.bureauId === bureau })
  }
  return { pairs, without }
}

const grams = (text: string): Set<string> => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))

/**
 * Which bureau fits an industry: the one that carries most enterprises of that industry already; for an industry that
 * nobody carries yet, the one whose duty list shares most pairs of characters with its name.
 */
export const fittingBy = (
  bureaus: readonly { _id: string; name: string; duties: readonly { text: string; phrases?: string[] }[] }[],
  carried: readonly { industry: string; bureauId: string }[],
): Fitting => {
  const byIndustry = new Map<string, Map<string, number>>()
  for (const { industry, bureauId } of carried) {
    const counts = byIndustry.get(industry) ?? new Map<string, number>()
    counts.set(bureauId, (counts.get(bureauId) ?? 0) + 1)
    byIndustry.set(industry, counts)
  }
  const words = bureaus.map(({ _id, name, duties }) => ({ _id, text: `${name} ${duties.map(({ text, phrases = [] }) => `${text} ${phrases.join(' ')}`).join(' ')}` }))
  const most = (scored: [string, number][]): string | null =>
    scored.reduce<[string, number] | null>((best, one) => (one[1] > 0 && (!best || one[1] > best[1]) ? one : best), null)?.[0] ?? null
  return (industry) => {
    const counts = byIndustry.get(industry)
    if (counts) return most([...counts])
    const wanted = [...grams(industry)]
    return most(words.map(({ _id, text }) => [_id, wanted.filter((pair) => text.includes(pair)).length]))
  }
}
