import { View } from '@tarojs/components'
import { Cell, CellGroup } from '../../components/cell'
import { open } from '../../navigation'
import { useWaiting } from './use-waiting'
import { WaitingLine, waitingPlace } from './waiting-line'
import { waitingWords } from './waiting-words'
import './room-list.scss'

/** The enterprises whose words wait for my answer, most urgent first; a tap leads to where the answer is written. */
export function WaitingList() {
  const places = useWaiting()
  if (places.length === 0) return null
  return (
    <CellGroup heading={`企业的话等您答复 ${places.length} 处`}>
      {places.map(({ roomId, enterprise, ticket, text, author, ...waiting }) => (
        <Cell
          key={ticket?.id ?? roomId}
          title={enterprise.name}
          note={(
            <>
              <View className="rooms-last">{author}：{text}</View>
              <WaitingLine ticket={ticket} waiting={waiting} />
            </>
          )}
          label={`${enterprise.name}，${waitingPlace(ticket)}，${waitingWords(waiting)}，${author}：${text}`}
          onPress={() => (ticket === null ? open('room', { id: roomId }) : open('ticket', { id: ticket.id }))}
        />
      ))}
    </CellGroup>
  )
}
