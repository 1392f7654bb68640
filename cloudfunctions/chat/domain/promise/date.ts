import { type Calendar, type DayNumber, dayFromText, dayMs, dayOf, dayText, startOfDay } from '../../../kit/clock/calendar'
import { addWorkingMinutes, endOfWorkingDay, workingDayAfter, workingDayBefore } from '../../../kit/clock/working-time'
import { amountOf, number } from './amount'

/** A date as it is said in a clause: where it stands, and when that is. */
export interface SaidDate {
  index: number
  length: number
  due: number
  /** The day alone, for a clause that goes on with 上午 or 三点前. */
  day: DayNumber
}

type Found = { day: DayNumber } | { due: number }
type Match = RegExpExecArray & { groups: Record<string, string | undefined> }
interface Way { pattern: RegExp; read(match: Match, now: number, calendar: Calendar): Found | null }

const hourMs = 3_600_000
const halfDays = { noon: 12 * hourMs, evening: 17.5 * hourMs }
const festivals = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆']
const byName: Record<string, string> = { 五一: '劳动', 十一: '国庆', 过年: '春节' }
/** A festival further away than this is not what somebody means by 节前. */
const festivalDays = 200

const isWorking = (day: DayNumber, calendar: Calendar): boolean => calendar.day(day).working
const weekdayOf = (day: DayNumber): number => (day + 3) % 7 // Monday 0: 1970-01-01 was a Thursday
const onOrBefore = (day: DayNumber, calendar: Calendar): DayNumber =>
  isWorking(day, calendar) ? day : workingDayBefore(startOfDay(day), calendar)
const onOrAfter = (day: DayNumber, calendar: Calendar): DayNumber =>
  isWorking(day, calendar) ? day : workingDayAfter(startOfDay(day), 1, calendar)

/** The first day off of the next festival, by name or whichever comes first. */
const festivalAfter = (now: number, name: string | undefined, calendar: Calendar): DayNumber | null => {
  const wanted = name === undefined ? festivals : [byName[name] ?? name.slice(0, 2)]
  const today = dayOf(now)
  for (let day = today; day < today + festivalDays; day += 1) {
    const { working, reason } = calendar.day(day)
    if (!working && wanted.some((one) => reason?.startsWith(one))) return day
  }
  return null
}

const monthEnd = (year: number, month: number): DayNumber => Math.floor(Date.UTC(year, month, 1) / dayMs) - 1
/** A date without its year is the next one of that name. */
const coming = (month: number, day: number, now: number): DayNumber | null => {
  const year = Number(dayText(dayOf(now)).slice(0, 4))
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const found = (of: number): DayNumber => dayFromText(`${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  const next = found(year) < dayOf(now) ? found(year + 1) : found(year)
  return Number.isNaN(next) || Number(dayText(next).slice(8)) !== day ? null : next
}

const within = '(?:之内|以内|内)'
const relative: Record<string, number> = { 今天: 0, 今日: 0, 当天: 0, 今早: 0, 明天: 1, 明日: 1, 明早: 1, 明儿: 1, 后天: 2, 大后天: 3 }
const weekdays = '一二三四五六日'

/** From the most definite on; the first that matches the clause is taken. */
const ways: Way[] = [
  {
    pattern: new RegExp(`(?<n>${number})个?(?<unit>半?小时|钟头|分钟|刻钟|工作日|天|日|周|星期|礼拜|月)${within}`),
    read: ({ groups: { n, unit } }, now, calendar) => {
      const amount = amountOf(n!)
      if (amount === null) return null
      const days = (count: number): Found | null =>
        count >= 1 && count <= 400 ? { due: endOfWorkingDay(workingDayAfter(now, Math.ceil(count), calendar)) } : null
      const minutes = (count: number): Found | null => (count > 0 ? { due: addWorkingMinutes(now, count, calendar) } : null)
      if (unit === '周' || unit === '星期' || unit === '礼拜') return days(amount * 5)
      if (unit === '月') return amount <= 12 ? { day: onOrBefore(dayOf(now) + Math.round(amount * 30), calendar) } : null
      if (unit === '工作日' || unit === '天' || unit === '日') return days(amount)
      if (unit === '分钟') return minutes(amount)
      if (unit === '刻钟') return minutes(amount * 15)
      if (unit === '半小时') return minutes(amount * 60 + 30)
      return amount >= 24 ? days(amount / 24) : minutes(amount * 60)
    },
  },
  {
    pattern: /(?<name>元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|十一|过年|节|假期?|放假)(?:之?后|完后?)(?:的?第?[一首]个?(?:工作日|天)|上班第?[一首]?天?)/,
    read: ({ groups: { name } }, now, calendar) => {
      const first = festivalAfter(now, /^(节|假期?|放假)$/.test(name!) ? undefined : name, calendar)
      return first === null ? null : { day: onOrAfter(first, calendar) }
    },
  },
  {
    pattern: /(?:(?<name>元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|过年)之?前|节前|放假之?前|(?<![\d一两几今去本每])年前)/,
    read: ({ 0: all, groups: { name } }, now, calendar) => {
      const first = festivalAfter(now, all === '年前' ? '春节' : name, calendar)
      return first === null ? null : { day: workingDayBefore(startOfDay(first), calendar) }
    },
  },
  {
    pattern: new RegExp(`(?<month>${number})月(?<day>${number})[日号]`),
    read: ({ groups: { month, day } }, now) => dayOrNull(coming(amountOf(month!) ?? 0, amountOf(day!) ?? 0, now)),
  },
  {
    pattern: new RegExp(`(?:(?<which>本|这个?|下个?)?|(?<month>${number}))月(?:底|末)`),
    read: ({ groups: { which, month } }, now, calendar) => {
      const [year, at] = dayText(dayOf(now)).split('-').map(Number) as [number, number]
      const named = month === undefined ? at + (which?.startsWith('下') ? 1 : 0) : amountOf(month)
      if (named === null || named < 1 || named > 13) return null
      return { day: onOrBefore(monthEnd(named < at ? year + 1 : year, named), calendar) }
    },
  },
  {
    pattern: /(?<!去|前)(?:今|本)?年底/,
    read: (_match, now, calendar) => ({ day: onOrBefore(monthEnd(Number(dayText(dayOf(now)).slice(0, 4)), 12), calendar) }),
  },
  {
    pattern: /(?<which>下下|下|本|这)个?(?:周|星期|礼拜)(?:之内|以内|内|里)/,
    read: ({ groups: { which } }, now, calendar) => {
      const monday = dayOf(now) - weekdayOf(dayOf(now)) + weeksOf(which) * 7
      return { day: onOrBefore(monday + 6, calendar) }
    },
  },
  {
    pattern: /(?<which>下下|下|本|这)?个?(?:周|星期|礼拜)(?<on>[一二三四五六日天])/,
    read: ({ groups: { which, on } }, now) => {
      const today = dayOf(now)
      const day = today - weekdayOf(today) + weeksOf(which) * 7 + weekdays.indexOf(on === '天' ? '日' : on!)
      return { day: which === undefined && day < today ? day + 7 : day }
    },
  },
  { pattern: /大后天|今天|今日|当天|今早|明天|明日|明早|明儿|后天/, read: ({ 0: word }, now) => ({ day: dayOf(now) + relative[word]! }) },
  {
    pattern: new RegExp(`(?<![月\\d.])(?<day>${number})[日号](?=之?前|以前)`),
    read: ({ groups: { day } }, now) => {
      const date = amountOf(day!)
      const [month, today] = dayText(dayOf(now)).slice(5).split('-').map(Number) as [number, number]
      return date === null ? null : dayOrNull(coming(date < today ? (month % 12) + 1 : month, date, now))
    },
  },
]
const dayOrNull = (day: DayNumber | null): Found | null => (day === null ? null : { day })
const weeksOf = (which: string | undefined): number => (which === '下下' ? 2 : which === '下' ? 1 : 0)

const partOfDay = new RegExp(`(?<part>上午|早上|一早|中午|下午|下班|傍晚)?(?:的)?(?:(?<hour>${number})(?:点钟?|时)(?<minute>半|一刻|三刻|${number}分)?)?`)
const bareTime = new RegExp(`(?:(?:上午|早上|中午|下午)?${number}点(?:半|一刻|三刻|${number}分)?(?:钟)?(?=之?前|以前)|(?:中午|下班|上午|下午)(?=之?前|给|回|答|就))`)

/** Milliseconds after midnight at which what is said of the day ends. */
const timeIn = (text: string): number => {
  const { part, hour, minute } = partOfDay.exec(text)?.groups ?? {}
  if (hour !== undefined) {
    const said = amountOf(hour) ?? 24
    const full = said < 7 || (part === '下午' && said < 12) ? said + 12 : said
    const more = minute === undefined ? 0 : minute === '半' ? 30 : minute === '一刻' ? 15 : minute === '三刻' ? 45 : amountOf(minute.slice(0, -1)) ?? 0
    return Math.min(full * hourMs + more * 60_000, halfDays.evening)
  }
  return part === '上午' || part === '早上' || part === '一早' || part === '中午' ? halfDays.noon : halfDays.evening
}

const resolved = (day: DayNumber, time: number, by: boolean, now: number, calendar: Calendar): number => {
  const before = by ? onOrBefore(day, calendar) : onOrAfter(day, calendar)
  const due = startOfDay(before) + time
  if (due > now) return due
  return startOfDay(onOrAfter(Math.max(day, dayOf(now) + (day <= dayOf(now) ? 1 : 0)), calendar)) + time
}

/**
 * The first date of a clause, resolved from the moment it was said: a day ends with its last working minute, 上午 at noon.
 * A day off means the working day before it when it is a limit (前、内), otherwise the next one.
 * `known` is the day that the sentence named before.
 */
export const dateIn = (clause: string, now: number, calendar: Calendar, known: DayNumber | null): SaidDate | null => {
  for (const { pattern, read } of ways) {
    const match = pattern.exec(clause) as Match | null
    if (!match) continue
    const found = read({ ...match, groups: match.groups ?? {} } as Match, now, calendar)
    // A day that does not exist is not read as some other one.
    if (!found) return null
    const length = match[0].length
    if ('due' in found) return { index: match.index, length, due: found.due, day: dayOf(found.due) }
    // 明早 is a part of the day by itself, but 明早我先问、上午答复 goes on with another.
    const rest = clause.slice(match.index + length).slice(0, 10)
    const time = /[今明]早/.test(match[0]) ? halfDays.noon : timeIn(rest)
    const by = /^(?:上午|早上|中午|下午|下班)?\D{0,3}(?:之前|以前|前|内)/.test(rest)
    return { index: match.index, length, due: resolved(found.day, time, by, now, calendar), day: found.day }
  }
  const time = bareTime.exec(clause)
  if (!time) return null
  const day = known ?? dayOf(now)
  return { index: time.index, length: time[0].length, due: resolved(day, timeIn(time[0]), true, now, calendar), day }
}
