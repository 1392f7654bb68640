import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { open } from '../../navigation'
import { callQuery } from '../../services/query'
import { WaitingLine, waitingPlace } from './waiting-line'
import { waitingWords } from './waiting-words'
import './room-list.scss'

const shownFirst = 3
const lookAgain = 60_000

/** For a supervisor: the enterprises that nobody has answered. What they said stays in their rooms. */
export function UnansweredList() {
  const { data } = useQuery({ ...callQuery('chat.unanswered', {}), refetchInterval: lookAgain })
  const [all, setAll] = useState(false)
  if (!data || data.total === 0) return null
  const late = data.places.filter(({ left }) => left < 0).length
  const shown = all ? data.places : data.places.slice(0, shownFirst)
  return (
    <CellGroup heading={`全区还没有人答复的企业 ${data.total} 处${late > 0 ? `，其中超时 ${late} 处` : ''}`}>
      {shown.map(({ roomId, enterprise, cadre, ticket, ...waiting }) => {
        const who = `挂钩干部 ${cadre?.name ?? '空缺'}`
        return (
          <Cell
            key={ticket?.id ?? roomId}
            title={enterprise.name}
            note={(
              <>
                <View>{who}</View>
                <WaitingLine ticket={ticket} waiting={waiting} />
              </>
            )}
            label={`${enterprise.name}，${who}，${waitingPlace(ticket)}，${waitingWords(waiting)}`}
            {...(ticket ? { onPress: () => open('ticket', { id: ticket.id }) } : {})}
          />
        )
      })}
      {!all && data.places.length > shownFirst && <Button size="inline" kind="quiet" onPress={() => setAll(true)}>查看全部 {data.places.length} 处</Button>}
    </CellGroup>
  )
}
