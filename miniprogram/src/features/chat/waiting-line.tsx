import { View } from '@tarojs/components'
import type { Waiting } from '@guagou/types/chat'
import { waitingWords } from './waiting-words'

/** Where somebody waits: in the room, or in a ticket's thread. */
export const waitingPlace = (ticket: { number: string } | null): string => (ticket === null ? '企业群' : `诉求 ${ticket.number}`)

/** Where somebody waits and how long he still has to, or should not any more. */
export function WaitingLine({ ticket, waiting }: { ticket: { number: string } | null; waiting: Pick<Waiting, 'left'> }) {
  return (
    <View className={waiting.left < 0 ? 'rooms-waiting rooms-late' : 'rooms-waiting'}>{waitingPlace(ticket)}　{waitingWords(waiting)}</View>
  )
}
