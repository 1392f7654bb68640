import type { DayOverride, LimitRule } from '../../types/clocks'
import { type Limits, limitsWith } from '../ticket/domain/limits'
import { type Calendar, calendarWith } from './clock/calendar'
import { collection } from './db'
import { lookup } from './lookup'

/** What an administrator has set for the zone; one document for the calendar, one for the limits. */
export interface CalendarSetting {
  _id: 'calendar'
  rev: number
  overrides: DayOverride[]
  /** Years whose holidays are known although the built-in data does not have them. */
  announcedYears: number[]
}
export interface LimitsSetting {
  _id: 'limits'
  rev: number
  rules: LimitRule[]
}

/** The number of the newest anchor of all histories, kept a second time: whoever removes the anchor leaves this behind. */
export interface AnchoredSetting {
  _id: 'anchored'
  n: number
}

/** By what the zone counts. */
export interface Zone {
  calendar: Calendar
  limits: Limits
  /** The number of the newest anchor, 0 before the first; an entry of a ticket's history names it. */
  anchor: number
}

type Setting = CalendarSetting | LimitsSetting | AnchoredSetting

const setting = lookup<Setting>(async (ids) =>
  new Map((await collection<Setting>('settings').find({ _id: { $in: ids } }, { limit: ids.length })).map((found) => [found._id, found])))

export const calendarSetting = async (): Promise<CalendarSetting> =>
  ((await setting('calendar')) as CalendarSetting | null) ?? { _id: 'calendar', rev: 0, overrides: [], announcedYears: [] }
export const limitsSetting = async (): Promise<LimitsSetting> =>
  ((await setting('limits')) as LimitsSetting | null) ?? { _id: 'limits', rev: 0, rules: [] }

/** A change by an administrator is seen by every running function after this long (milliseconds). */
export const zoneAgeMs = 5_000

let known: { zone: Zone; calendarRev: number; limitsRev: number; until: number } | null = null
let asking: Promise<Zone> | null = null

const ask = async (): Promise<Zone> => {
  const [calendar, limits, anchored] = await Promise.all([calendarSetting(), limitsSetting(), setting('anchored') as Promise<AnchoredSetting | null>])
  // A calendar remembers what it was asked: the same settings keep the same one.
  const zone: Zone = {
    calendar: known?.calendarRev === calendar.rev ? known.zone.calendar : calendarWith(calendar.overrides, calendar.announcedYears),
    limits: known?.limitsRev === limits.rev ? known.zone.limits : limitsWith(limits.rules),
    anchor: anchored?.n ?? 0,
  }
  known = { zone, calendarRev: calendar.rev, limitsRev: limits.rev, until: Date.now() + zoneAgeMs }
  return zone
}

/** The zone's calendar and limits, at most `zoneAgeMs` old. */
export const zoneNow = async (): Promise<Zone> => {
  const now = Date.now()
  // Also when a clock was moved back: what seems younger than it can be is asked again.
  if (known && now < known.until && known.until - now <= zoneAgeMs) return known.zone
  asking ??= ask().finally(() => { asking = null })
  return asking
}

/** The zone as it is stored at this moment. */
export const zoneAnew = (): Promise<Zone> => {
  known = known && { ...known, until: 0 }
  return zoneNow()
}

/** How soon the zone promises a first human answer to an enterprise's words; they have no category or bureau yet. */
export const answerLimit = ({ limits }: Zone): ReturnType<Limits['of']> => limits.of('answer', 'request', null)
