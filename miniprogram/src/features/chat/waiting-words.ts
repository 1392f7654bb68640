import type { Waiting } from '@guagou/types/chat'
import { workingText } from '../ticket/due-words'

/** How long the answer may still take, or by how much it is late, in working time. */
export const waitingWords = ({ left }: Pick<Waiting, 'left'>): string => {
  if (left < 0) return -left < 1 ? '刚到答复时限' : `答复已超时 ${workingText(-left)}`
  return left < 1 ? '现在就该答复' : `还剩 ${workingText(left)}`
}
