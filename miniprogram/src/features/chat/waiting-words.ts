import type { Waiting } from '@guagou/types/chat'
import { workingDayMinutes, workingText } from '../ticket/due-words'

/** Working minutes as exactly as an answer is waited for: within a working day to the minute. */
const exactly = (minutes: number): string => {
  if (minutes >= workingDayMinutes) return workingText(minutes)
  const [hours, rest] = [Math.floor(minutes / 60), Math.floor(minutes % 60)]
  return [hours > 0 ? `${hours} 小时` : '', rest > 0 || hours === 0 ? `${rest} 分` : ''].filter(Boolean).join(' ')
}

/** How long the answer may still take, or by how much it is late, in working time. */
export const waitingWords = ({ left }: Pick<Waiting, 'left'>): string => {
  if (left < 0) return -left < 1 ? '刚到答复时限' : `答复已超时 ${exactly(-left)}`
  return left < 1 ? '现在就该答复' : `答复还剩 ${exactly(left)}`
}
