import { View } from '@tarojs/components'
import type { Message, Promised } from '@guagou/types/chat'
import { useRef, useState } from 'react'
import { classes } from '../../components/classes'
import { Press } from '../../components/press'
import { spoken } from '../../components/spoken'
import { api } from '../../services/api'
import { currentTime } from '../../services/clock'
import { queryClient, Refused } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { deadlineText } from '../../words/dates'
import { PromiseDate } from './promise-date'
import type { Target } from './target'
import { historyOf } from './use-history'
import './promise-mark.scss'

export const promiseWords = ({ state, dueAt }: Promised, now: number): { text: string; late: boolean } => {
  const when = deadlineText(dueAt, now)
  if (state === 'fulfilled') return { text: '承诺已兑现', late: false }
  if (state === 'offered') return { text: `记为承诺：${when} 前？`, late: false }
  return dueAt < now ? { text: `承诺已过期：${when}`, late: true } : { text: `承诺：${when} 前`, late: false }
}

type Deed = 'keep' | 'decline' | 'fulfil'

/** Does it once however often it is tapped, and brings the message anew; says why when it could not be done. */
const useDeed = (message: Pick<Message, 'id'>, refresh: () => void) => {
  const running = useRef(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const act = async (deed: Deed, dueAt?: number) => {
    if (running.current) return
    running.current = true
    setTrouble(null)
    try {
      const answer = await api(`chat.promise.${deed}`, { messageId: message.id, ...(dueAt === undefined ? {} : { dueAt }) })
      if (!answer.ok) throw new Refused(answer.refusal)
      void queryClient.invalidateQueries({ queryKey: ['chat.promise.mine'] })
    } catch (error) {
      const { happened, next } = explain(error)
      setTrouble(`${happened}，${next}`)
    } finally {
      running.current = false
      refresh()
    }
  }
  return { act, trouble }
}

interface PromiseMarkProps {
  message: Message
  promise: Promised
  mine: boolean
  /** Where it is read. */
  target: Target
}

/** Under a message: the date it promises. To its author alone it is offered first, and he says when it is fulfilled. */
export function PromiseMark({ message, promise, mine, target }: PromiseMarkProps) {
  const { act, trouble } = useDeed(message, () => void historyOf(target).catchUp())
  const { text, late } = promiseWords(promise, currentTime())
  const [redating, setRedating] = useState(false)
  return (
    <View className={classes('promise', mine && 'promise-mine')}>
      <View className={classes('promise-words', late && 'promise-late')}>{text}</View>
      {mine && promise.state === 'offered' && (
        <View className="promise-choice">
          <Press className="promise-press" label={`${text}记下`} onPress={() => void act('keep')}>记下</Press>
          <Press className="promise-press" label={`${text}改日期`} onPress={() => setRedating(true)}>改日期</Press>
          <Press className="promise-press promise-no" label="不是承诺" onPress={() => void act('decline')}>不是</Press>
        </View>
      )}
      {mine && promise.state === 'open' && (
        <View className="promise-choice">
          <Press className="promise-press" label="这条承诺已兑现" onPress={() => void act('fulfil')}>已兑现</Press>
          <Press className="promise-press" label="这条承诺改日期" onPress={() => setRedating(true)}>改日期</Press>
        </View>
      )}
      {redating && (
        <PromiseDate
          promise={promise}
          onClose={() => setRedating(false)}
          onChosen={(dueAt) => {
            setRedating(false)
            void act('keep', dueAt)
          }}
        />
      )}
      {trouble !== null && <View className="promise-late" {...spoken({ role: 'alert' })}>{trouble}</View>}
    </View>
  )
}
