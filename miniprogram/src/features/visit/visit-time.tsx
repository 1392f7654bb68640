import { View } from '@tarojs/components'
import { visitAheadDays } from '@guagou/types/visit'
import { DateChoice } from '../../components/date-choice'
import { currentTime } from '../../services/clock'
import { dateText, isoDay, momentOn } from '../../words/dates'
import { minutesOf } from '../../words/moments'

const dayMs = 86_400_000
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

export interface VisitTimeValue { day: string; time: string }

export const momentOf = ({ day, time }: VisitTimeValue): number => momentOn(day, minutesOf(time))

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** The first weekday after today, early in the afternoon: a place to start from. */
export const usualTime = (now: number): VisitTimeValue => {
  let at = now + dayMs
  while ([0, 6].includes(weekday(isoDay(at)))) at += dayMs
  return { day: isoDay(at), time: '14:30' }
}

/** Day and time of a visit. Holidays are the cloud's to know: it says so when there is nobody at work. */
export function VisitTime({ value, onChange }: { value: VisitTimeValue; onChange(value: VisitTimeValue): void }) {
  const now = currentTime()
  const at = momentOf(value)
  return (
    <>
      <DateChoice
        label="日期" value={value.day} start={isoDay(now)} end={isoDay(now + visitAheadDays * dayMs)}
        onChange={(day) => onChange({ ...value, day })} text={`${dateText(at, now)} ${weekdays[weekday(value.day)] as string}`}
      />
      <DateChoice label="时间" mode="time" value={value.time} onChange={(time) => onChange({ ...value, time })} text={value.time} />
      <View className="form-note">工作日 9:00–12:00、13:30–17:30</View>
    </>
  )
}
