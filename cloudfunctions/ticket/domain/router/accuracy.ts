import type { AccuracyMonth } from '../../../../types/routing'
import { dayOf, dayText } from '../../../kit/clock/calendar'
import type { RoutingDocument } from './routing'

export const monthOf = (moment: number): string => dayText(dayOf(moment)).slice(0, 7)

/** The last `count` months up to the one of `now`, newest first. */
export const monthsUntil = (now: number, count: number): string[] => {
  const [year, month] = monthOf(now).split('-').map(Number) as [number, number]
  return Array.from({ length: count }, (_, back) => {
    const at = year * 12 + month - 1 - back
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

/** Proposals of each month against what was decided; a month without tickets stays in its place with zeros. */
export const byMonth = (routings: readonly RoutingDocument[], months: readonly string[]): AccuracyMonth[] =>
  months.map((month) => {
    const own = routings.filter(({ raisedAt, proposed }) => proposed !== null && monthOf(raisedAt) === month)
    const judged = own.filter(({ right }) => right !== null)
    const sure = judged.filter(({ proposed }) => proposed!.sure)
    const right = (all: typeof own) => all.filter((one) => one.right).length
    return { month, judged: judged.length, right: right(judged), sure: sure.length, sureRight: right(sure), undecided: own.length - judged.length }
  })

/** The same by the bureau that has the matter in the end, those with most of them first. */
export const byBureau = (routings: readonly RoutingDocument[]) => {
  const found = new Map<string, { bureau: { id: string; name: string }; judged: number; right: number }>()
  for (const { lead, right } of routings) {
    if (!lead || right === null) continue
    const one = found.get(lead.id) ?? { bureau: lead, judged: 0, right: 0 }
    found.set(lead.id, { ...one, judged: one.judged + 1, right: one.right + (right ? 1 : 0) })
  }
  return [...found.values()].sort((a, b) => b.judged - a.judged)
}
