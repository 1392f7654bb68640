import type { Output } from '../../types/api'
import { Category, type DayOverride, type NamedDay } from '../../types/clocks'
import { type Result, ok, refuse } from '../../types/result'
import { refOf } from '../kit/actor'
import { allBureaus } from '../kit/directory'
import { builtIn, calendarWith, dayFromText, dayText } from '../kit/clock/calendar'
import { derivedId } from '../kit/ids'
import { nudge } from '../kit/outbox'
import type { Handler, Situation } from '../kit/serve'
import { type CalendarSetting, type LimitsSetting, calendarSetting, limitsSetting, zoneAgeMs, zoneNow } from '../kit/zone'
import { mostDeemDays, standardRules } from './domain/limits'
import { redateRow } from './redate'
import { changeSetting } from './store'

const inYear = (year: number) => ({ day }: { day: string }): boolean => day.startsWith(`${year}-`)

const yearOf = ({ rev, overrides, announcedYears }: CalendarSetting, year: number): Output<'ticket.calendar.year'> => {
  const calendar = calendarWith(overrides, announcedYears)
  const own = new Map(overrides.map((entry) => [entry.day, entry]))
  const named: NamedDay[] = []
  const last = dayFromText(`${year}-12-31`)
  for (let day = dayFromText(`${year}-01-01`); day <= last; day += 1) {
    const { working, reason, makeUp } = calendar.day(day)
    const text = dayText(day)
    if ((reason !== null && reason !== 'weekend') || makeUp || own.has(text)) {
      named.push({ day: text, working, reason, makeUp, override: own.has(text) })
    }
  }
  return {
    rev, year, named, builtIn: builtIn(year), announced: builtIn(year) || announcedYears.includes(year),
    overrides: overrides.filter(inYear(year)),
  }
}

/** One year as it counts here: what the State Council announced, and the zone's own days above it. */
export const calendarYear: Handler<'ticket.calendar.year'> = async ({ year }) => ok(yearOf(await calendarSetting(), year))

/** The place of the first override that is no day of the year, or a day named before; null when all are well. */
const misplaced = (overrides: readonly DayOverride[], year: number): string | null => {
  const days = overrides.map(({ day }) => day)
  const at = days.findIndex((day, index) =>
    !inYear(year)({ day }) || days.indexOf(day) !== index || dayText(dayFromText(day)) !== day)
  return at < 0 ? null : `overrides.${at}.day`
}

export const setCalendar: Handler<'ticket.calendar.set'> = async ({ requestId, rev, year, overrides, announced }, situation) => {
  const wrong = misplaced(overrides, year)
  if (wrong !== null) return refuse('bad_input', { fields: [wrong] })
  const before = await calendarSetting()
  const others = before.announcedYears.filter((one) => one !== year)
  const after: CalendarSetting = {
    _id: 'calendar', rev: rev + 1,
    overrides: [...before.overrides.filter((one) => !inYear(year)(one)), ...overrides].sort((a, b) => a.day.localeCompare(b.day)),
    announcedYears: announced && !builtIn(year) ? [...others, year].sort() : others,
  }
  const written = await write(before, after, rev, requestId, situation)
  return written.ok ? ok(yearOf(await calendarSetting(), year)) : written
}

const limitsView = ({ rev, rules }: LimitsSetting): Output<'ticket.limits'> => ({ rev, rules, defaults: [...standardRules] })

export const zoneLimits: Handler<'ticket.limits'> = async () => ok(limitsView(await limitsSetting()))

export const categories: Handler<'ticket.categories'> = async ({ bureauId }) => {
  const { limits } = await zoneNow()
  return ok({ categories: Category.options.map((category) => ({ category, limit: limits.of('resolve', category, bureauId ?? null) })) })
}

export const setLimits: Handler<'ticket.limits.set'> = async ({ requestId, rev, rules }, situation) => {
  const known = new Set((await allBureaus()).map(({ _id }) => _id))
  if (rules.some(({ bureauId }) => bureauId !== null && !known.has(bureauId))) return refuse('unknown_bureau')
  const places = rules.map(({ clock, category, bureauId }) => [clock, category, bureauId].join(' '))
  const twice = places.findIndex((place, index) => places.indexOf(place) !== index)
  if (twice >= 0) return refuse('bad_input', { fields: [`rules.${twice}`] })
  const tooLong = rules.findIndex(({ clock, limit }) => clock === 'deem' && (limit.unit !== 'days' || limit.amount > mostDeemDays))
  if (tooLong >= 0) return refuse('bad_input', { fields: [`rules.${tooLong}.limit`] })
  const written = await write(await limitsSetting(), { _id: 'limits', rev: rev + 1, rules }, rev, requestId, situation)
  return written.ok ? ok(limitsView(await limitsSetting())) : written
}

/** Writes the setting with its entry in the list of changes; a new calendar dates the open tickets anew. */
export const write = async (
  before: CalendarSetting | LimitsSetting, after: CalendarSetting | LimitsSetting, seen: number, requestId: string, { actor, now, after: later }: Situation, undoes?: string,
): Promise<Result<null>> => {
  const _id = derivedId(actor.id, after._id, requestId)
  // Once at once, and again when no function can have the old calendar in its memory any more.
  const rows = after._id === 'calendar' ? [redateRow(`${_id}-1`, now), redateRow(`${_id}-2`, now + 2 * zoneAgeMs)] : []
  const written = await changeSetting({ _id, setting: after._id, at: now, by: refOf(actor), before, after, ...(undoes === undefined ? {} : { undoes }) }, seen, rows)
  if (written === 'stale') return refuse('conflict')
  if (rows.length > 0) later(() => nudge(['ticket']))
  return ok(null)
}
