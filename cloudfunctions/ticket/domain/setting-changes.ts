import type { DayOverride, LimitRule } from '../../../types/clocks'

interface CalendarSet { overrides: readonly DayOverride[]; announcedYears: readonly number[] }
interface LimitsSet { rules: readonly LimitRule[] }

const differing = <T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): string[] => {
  const [old, now] = [before, after].map((all) => new Map(all.map((one) => [keyOf(one), JSON.stringify(one)]))) as [Map<string, string>, Map<string, string>]
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key)).sort()
}

/** The days, and years taken as announced, in which two calendars differ. */
export const changedDays = (before: CalendarSet, after: CalendarSet): string[] => [
  ...differing(before.overrides, after.overrides, ({ day }) => day),
  ...differing(before.announcedYears, after.announcedYears, String),
]

const placeOf = ({ clock, category, bureauId }: LimitRule): string => [clock, category ?? '', bureauId ?? ''].join(' ')

/** The rules in which two sets of limits differ, each as it was and as it became. */
export const changedRules = (before: LimitsSet, after: LimitsSet): { before: LimitRule | null; after: LimitRule | null }[] =>
  differing(before.rules, after.rules, placeOf).map((place) => ({
    before: before.rules.find((rule) => placeOf(rule) === place) ?? null, after: after.rules.find((rule) => placeOf(rule) === place) ?? null,
  }))
