import { View } from '@tarojs/components'
import type { Promised } from '@guagou/types/chat'
import { useState } from 'react'
import { Button } from '../../components/button'
import { DateChoice } from '../../components/date-choice'
import { Sheet } from '../../components/sheet'
import { currentTime } from '../../services/clock'
import { dayText, isoDay, momentOn } from '../../words/dates'
import { clockText, minutesOf } from '../../words/moments'

interface PromiseDateProps {
  promise: Promised
  onClose(): void
  onChosen(dueAt: number): void
}

/** Another date than the one that was read in the words, or a later one for what was promised already. */
export function PromiseDate({ promise, onClose, onChosen }: PromiseDateProps) {
  const [day, setDay] = useState(isoDay(promise.dueAt))
  const [time, setTime] = useState(clockText(promise.dueAt))
  const now = currentTime()
  const dueAt = momentOn(day, minutesOf(time))
  return (
    <Sheet
      open
      title="承诺的时间"
      onClose={onClose}
      footer={<Button kind="primary" disabled={dueAt <= now} onPress={() => onChosen(dueAt)}>记为承诺</Button>}
    >
      <DateChoice label="日期" value={day} start={isoDay(now)} onChange={setDay} text={dayText(dueAt, now)} />
      <DateChoice label="时间" mode="time" value={time} onChange={setTime} text={time} />
      {dueAt <= now && <View className="promise-late">这个时间已经过了，请另选</View>}
    </Sheet>
  )
}
