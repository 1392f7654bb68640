import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { toast } from '../../components/toast'
import { open } from '../../navigation'
import { api } from '../../services/api'
import { currentTime } from '../../services/clock'
import { callQuery, queryClient } from '../../services/query'
import { refusalText } from '../../services/refusal-text'
import { useMe } from '../session/signed-in'
import { promiseWords } from './promise-mark'
import './room-list.scss'

const minute = 60_000
const officials = ['cadre', 'officer', 'lead', 'supervisor'] as const

const fulfil = async (messageId: string): Promise<void> => {
  try {
    const answer = await api('chat.promise.fulfil', { messageId })
    toast(answer.ok ? '已兑现' : refusalText(answer.refusal.code).happened)
  } catch {
    toast('没有连上，请再试一次')
  }
  await queryClient.invalidateQueries({ queryKey: ['chat.promise.mine'] })
}

/** What I promised for today or earlier, done with one tap; a tap on the row leads to where I said it. */
export function PromiseList() {
  const me = useMe()
  const { data } = useQuery({
    ...callQuery('chat.promise.mine', {}), enabled: officials.some((role) => me.roles.includes(role)), refetchInterval: minute,
  })
  const promises = data?.promises ?? []
  if (promises.length === 0) return null
  return (
    <CellGroup heading={`今天要兑现的承诺 ${promises.length} 条`}>
      {promises.map(({ messageId, roomId, enterprise, ticket, text, dueAt }) => {
        const { text: words, late } = promiseWords({ state: 'open', dueAt }, currentTime())
        return (
          <View key={messageId}>
            <Cell
              title={enterprise.name}
              note={(
                <>
                  <View className="rooms-last">{text}</View>
                  <View className={late ? 'rooms-waiting rooms-late' : 'rooms-waiting'}>{ticket === null ? '企业群' : `诉求 ${ticket.number}`}　{words}</View>
                </>
              )}
              label={`${enterprise.name}，${words}，${text}`}
              onPress={() => (ticket === null ? open('room', { id: roomId }) : open('ticket', { id: ticket.id }))}
            />
            <View className="promises-done">
              <Button size="inline" label={`对${enterprise.name}的承诺已兑现：${text}`} onPress={() => void fulfil(messageId)}>已兑现</Button>
            </View>
          </View>
        )
      })}
    </CellGroup>
  )
}
