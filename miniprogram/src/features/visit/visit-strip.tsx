import { View } from '@tarojs/components'
import { Press } from '../../components/press'
import { Tag } from '../../components/tag'
import { open } from '../../navigation'
import { currentTime } from '../../services/clock'
import { deadlineText } from '../../words/dates'
import { useOpenVisits } from './calls'
import './visit.scss'
import { visitState } from './words'

/** Under the room's head: every visit that is proposed or agreed here, one tap from its page. */
export function VisitStrip({ roomId }: { roomId: string }) {
  const { data } = useOpenVisits(true)
  const now = currentTime()
  const here = (data?.visits ?? []).filter((visit) => visit.roomId === roomId)
  return (
    <>
      {here.map((visit) => {
        const { text, tone } = visitState(visit, now)
        const when = deadlineText(visit.at, now)
        return (
          <Press key={visit.id} className="visit-strip" label={`走访，${when}，${visit.subject}，${text}`} onPress={() => open('visit', { id: visit.id })}>
            <View className="visit-strip-words">走访　{when}　{visit.subject}</View>
            <Tag text={text} tone={tone} />
          </Press>
        )
      })}
    </>
  )
}
