import { getDayDetail } from 'chinese-days'
import type { DayOverride } from '../../../types/clocks'

/** A day in Asia/Shanghai as a number: days since 1970-01-01. */
export type DayNumber = number

export const dayMs = 86_400_000
/** China has one time zone and no summer time, so its calendar is a fixed shift of UTC. */
const shanghaiMs = 8 * 3_600_000

export const dayOf = (moment: number): DayNumber => Math.floor((moment + shanghaiMs) / dayMs)
/** Midnight in Asia/Shanghai at which the day starts, epoch milliseconds. */
export const startOfDay = (day: DayNumber): number => day * dayMs - shanghaiMs
const texts = new Map<DayNumber, string>()
/** `2026-03-01`; the same days are asked for over and over, by every row of a list. */
export const dayText = (day: DayNumber): string => {
  let text = texts.get(day)
  if (text === undefined) texts.set(day, (text = new Date(day * dayMs).toISOString().slice(0, 10)))
  return text
}
export const dayFromText = (text: string): DayNumber => Math.floor(Date.parse(`${text}T00:00:00Z`) / dayMs)

/** What the calendar says of a day. */
export interface DayFact {
  working: boolean
  /** Why it deviates from Monday–Friday: the festival's name; `weekend` for an ordinary weekend day. */
  reason: string | null
  /** A weekend day or public holiday on which people work (调休). */
  makeUp: boolean
}

export interface Calendar {
  day(day: DayNumber): DayFact
  /** Whether the State Council has announced the holidays of the day's year. */
  announced(day: DayNumber): boolean
}

const yearOf = (day: DayNumber): number => new Date(day * dayMs).getUTCFullYear()

const isWeekend = (day: DayNumber): boolean => {
  const weekday = (((day + 4) % 7) + 7) % 7 // 1970-01-01 was a Thursday
  return weekday === 0 || weekday === 6
}

/**
 * Off by law, whatever a year's announcement will be (全国年节及纪念日放假办法, in force since 2025); the days of the lunar
 * calendar and all that is moved around them are known only with the announcement.
 */
const fixedHolidays: Readonly<Record<string, string>> = {
  '01-01': '元旦', '05-01': '劳动节', '05-02': '劳动节', '10-01': '国庆节', '10-02': '国庆节', '10-03': '国庆节',
}

/** Whether the year's announcement is in the data: every one names the National Day. */
export const builtIn = (year: number): boolean => getDayDetail(`${year}-10-01`).name.includes(',')

/**
 * Public holidays and make-up working days as announced by the State Council (data: chinese-days),
 * with a zone's overrides on top. Facts are remembered: asking for the same day again costs a map look-up.
 */
export const calendarWith = (overrides: readonly DayOverride[] = [], announcedYears: readonly number[] = []): Calendar => {
  const own = new Map(overrides.map((entry) => [dayFromText(entry.day), entry]))
  const facts = new Map<DayNumber, DayFact>()
  const announced = new Map<DayNumber, boolean>()

  const look = (day: DayNumber): DayFact => {
    const override = own.get(day)
    const detail = getDayDetail(dayText(day))
    const fixed = builtIn(yearOf(day)) ? undefined : fixedHolidays[dayText(day).slice(5)]
    // A public holiday on which the zone works is one more day that counts, and is told like a make-up day.
    if (override) return { working: override.working, reason: override.reason, makeUp: override.working && (isWeekend(day) || !detail.work || fixed !== undefined) }
    // "National Day,国庆节,3" on days the announcement names, an English weekday on all others.
    const festival = detail.name.split(',')[1]
    if (fixed !== undefined) return { working: false, reason: fixed, makeUp: false }
    if (detail.work) return { working: true, reason: festival ?? null, makeUp: isWeekend(day) }
    return { working: false, reason: festival ?? 'weekend', makeUp: false }
  }

  return {
    day(day) {
      let fact = facts.get(day)
      if (!fact) facts.set(day, (fact = look(day)))
      return fact
    },
    announced(day) {
      let known = announced.get(day)
      if (known === undefined) {
        const year = yearOf(day)
        announced.set(day, (known = announcedYears.includes(year) || builtIn(year)))
      }
      return known
    },
  }
}

export const announcedCalendar: Calendar = calendarWith()
