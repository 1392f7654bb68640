/** A timer's times as CloudBase writes them: second minute hour day month weekday year, in UTC+8. */
export interface Schedule {
  /** The first time after `ms`, or null when none comes within five years. */
  after(ms: number): number | null
}

const zone = 8 * 3_600_000
const day = 86_400_000

const weekdays: Record<string, string> = { SUN: '0', MON: '1', TUE: '2', WED: '3', THU: '4', FRI: '5', SAT: '6' }

const numbers = (field: string, low: number, high: number): Set<number> | null => {
  if (field === '*' || field === '?') return null
  const found = new Set<number>()
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/')
    const [first = '', last = step === undefined ? first : String(high)] = range === '*' ? [String(low), String(high)] : range.split('-')
    const [from, to, by] = [Number(first), Number(last), Number(step ?? 1)]
    if (![from, to, by].every(Number.isInteger) || by < 1 || from < low || to > high || from > to) {
      throw new Error(`not a timer field: ${field}`)
    }
    for (let value = from; value <= to; value += by) found.add(value)
  }
  return found
}

export const parseSchedule = (config: string): Schedule => {
  const fields = config.trim().split(/\s+/)
  if (fields.length !== 7) throw new Error(`a timer has seven fields: ${config}`)
  const [second, minute, hour, date, month, weekdayText, year] = fields as [string, string, string, string, string, string, string]
  const weekday = weekdayText.toUpperCase().replace(/[A-Z]{3}/g, (name) => weekdays[name] ?? name)
  const seconds = numbers(second, 0, 59)
  const minutes = numbers(minute, 0, 59)
  const hours = numbers(hour, 0, 23)
  const dates = numbers(date, 1, 31)
  const months = numbers(month, 1, 12)
  const days = numbers(weekday, 0, 6)
  const years = numbers(year, 1970, 2099)
  const fits = (set: Set<number> | null, value: number): boolean => set === null || set.has(value)
  const isDay = (at: Date): boolean => {
    if (!fits(years, at.getUTCFullYear()) || !fits(months, at.getUTCMonth() + 1)) return false
    // With both a date and a weekday given, either is enough.
    if (dates && days) return dates.has(at.getUTCDate()) || days.has(at.getUTCDay())
    return fits(dates, at.getUTCDate()) && fits(days, at.getUTCDay())
  }
  return {
    after(ms) {
      let at = Math.floor((ms + zone) / 1000) * 1000 + 1000
      const end = at + 5 * 366 * day
      while (at < end) {
        const time = new Date(at)
        if (!isDay(time)) at = (Math.floor(at / day) + 1) * day
        else if (!fits(hours, time.getUTCHours())) at = (Math.floor(at / 3_600_000) + 1) * 3_600_000
        else if (!fits(minutes, time.getUTCMinutes())) at = (Math.floor(at / 60_000) + 1) * 60_000
        else if (!fits(seconds, time.getUTCSeconds())) at += 1000
        else return at - zone
      }
      return null
    },
  }
}
