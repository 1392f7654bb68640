/**
 * The oracle's own working time: a list of shifts, written down from the State Council's announcement for 2026, and
 * nothing of the product's calendar or clocks.
 */
const off = [
  '01-01', '01-02', '01-03', '02-15', '02-16', '02-17', '02-18', '02-19', '02-20', '02-21', '02-22', '02-23',
  '04-04', '04-05', '04-06', '05-01', '05-02', '05-03', '05-04', '05-05', '06-19', '06-20', '06-21',
  '09-25', '09-26', '09-27', '10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07',
]
const madeUp = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']

const minute = 60_000
const dayMs = 86_400_000
export const at = (text: string): number => Date.parse(`2026-${text}+08:00`)

interface Shift { day: number; start: number; end: number }

const shifts: Shift[] = []
/** Midnights of the working days of 2026. */
export const workingDays: number[] = []
for (let midnight = at('01-01T00:00'); midnight < at('12-31T00:00'); midnight += dayMs) {
  const date = new Date(midnight + 8 * 3_600_000).toISOString().slice(5, 10)
  const weekday = new Date(midnight + 8 * 3_600_000).getUTCDay()
  const works = madeUp.includes(date) || (weekday !== 0 && weekday !== 6 && !off.includes(date))
  if (!works) continue
  workingDays.push(midnight)
  shifts.push({ day: midnight, start: midnight + 540 * minute, end: midnight + 720 * minute })
  shifts.push({ day: midnight, start: midnight + 810 * minute, end: midnight + 1_050 * minute })
}

/** The first shift that ends after `moment`. */
const from = (moment: number): number => {
  let low = 0
  let high = shifts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (shifts[middle]!.end > moment) high = middle
    else low = middle + 1
  }
  return low
}

export const isOpen = (moment: number): boolean => {
  const shift = shifts[from(moment)]
  return shift !== undefined && shift.start <= moment
}
export const opening = (moment: number): number => Math.max(moment, shifts[from(moment)]!.start)

/** The moment at which so many working milliseconds have passed. */
export const plus = (moment: number, ms: number): number => {
  let left = ms
  if (left <= 0) return moment
  for (let place = from(moment); ; place += 1) {
    const { start, end } = shifts[place]!
    const begin = Math.max(start, moment)
    if (end - begin >= left) return begin + left
    left -= end - begin
  }
}

/** The latest moment from which so many working milliseconds pass until `moment`. */
export const minus = (moment: number, ms: number): number => {
  let left = ms
  for (let place = Math.min(from(moment), shifts.length - 1); ; place -= 1) {
    const { start, end } = shifts[place]!
    const stop = Math.min(end, moment)
    if (stop - start >= left) return stop - left
    left -= Math.max(0, stop - start)
  }
}

/** Working milliseconds between two moments. */
export const between = (a: number, b: number): number => {
  let sum = 0
  for (let place = from(a); place < shifts.length && shifts[place]!.start < b; place += 1) {
    sum += Math.max(0, Math.min(shifts[place]!.end, b) - Math.max(shifts[place]!.start, a))
  }
  return sum
}

const midnightOf = (moment: number): number => Math.floor((moment + 8 * 3_600_000) / dayMs) * dayMs - 8 * 3_600_000

/** The n-th working day after the day of `moment`; its midnight. */
export const dayAfter = (moment: number, n: number): number => {
  const place = workingDays.findIndex((day) => day > midnightOf(moment))
  return workingDays[place + n - 1]!
}
/** The n-th working day before it. */
export const dayBefore = (moment: number, n = 1): number => workingDays[workingDays.findIndex((day) => day >= midnightOf(moment)) - n]!
export const endOfDay = (midnight: number): number => midnight + 1_050 * minute
export const morning = (midnight: number): number => midnight + 540 * minute
