import { View } from '@tarojs/components'
import { Cell, CellGroup } from '../../components/cell'
import { open } from '../../navigation'
import { useWaiting } from './use-waiting'
import { waitingWords } from './waiting-words'
import './room-list.scss'

/** The enterprises whose words wait for my answer, most urgent first; a tap leads to where the answer is written. */
export function WaitingList() {
  const places = useWaiting()
  if (places.length === 0) return null
  return (
    <CellGroup heading={`企业的话等您答复 ${places.length} 处`}>
      {places.map(({ roomId, enterprise, ticket, text, author, ...waiting }) => {
        const where = ticket === null ? '企业群' : `诉求 ${ticket.number}`
        const words = waitingWords(waiting)
        return (
          <Cell
            key={ticket?.id ?? roomId}
            title={enterprise.name}
            note={(
              <>
                <View className="rooms-last">{author}：{text}</View>
                <View className={waiting.left < 0 ? 'rooms-waiting rooms-late' : 'rooms-waiting'}>{where}　{words}</View>
              </>
            )}
            label={`${enterprise.name}，${where}，${words}，${author}：${text}`}
            onPress={() => (ticket === null ? open('room', { id: roomId }) : open('ticket', { id: ticket.id }))}
          />
        )
      })}
    </CellGroup>
  )
}
