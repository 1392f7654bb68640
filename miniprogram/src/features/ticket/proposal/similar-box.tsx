import type { Output } from '@guagou/types/api'
import type { SolvedMatter } from '@guagou/types/routing'
import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { spoken } from '../../../components/spoken'
import { Tag } from '../../../components/tag'
import { stateWords, titleOf } from '../words'
import './proposal-box.scss'

const minutesPerDay = 420

/** Working time as people count it. */
export const tookWords = (minutes: number): string =>
  minutes < minutesPerDay ? `${Math.max(1, Math.round(minutes / 60))} 个工作小时` : `${Math.round(minutes / minutesPerDay)} 个工作日`

interface SimilarBoxProps {
  similar: Output<'ticket.similar'>
  busy: boolean
  onSupplement(ticketId: string): void
}

/** Before a second ticket of the same matter is made: the one there is, and how others were helped. */
export function SimilarBox({ similar: { own, solved }, busy, onSupplement }: SimilarBoxProps) {
  if (own.length === 0 && solved.length === 0) return null
  return (
    <>
      {own.length > 0 && (
        <View className="proposal" {...spoken({ role: 'group', label: '可能已经提过' })}>
          <View className="proposal-title">可能已经提过，补充进去不用从头等</View>
          {own.map((row) => (
            <View key={row.id} className="proposal-bureau">
              <View className="proposal-line">
                <View className="proposal-part">{row.number}</View>
                <Tag text={stateWords[row.state].text} tone={stateWords[row.state].tone} />
              </View>
              <View className="proposal-name">{titleOf(row)}</View>
              <View className="proposal-reason">责任人 {row.responsible.name}</View>
              <View className="proposal-act">
                <Button size="inline" busy={busy} label={`补充到原诉求 ${row.number}`} onPress={() => onSupplement(row.id)}>补充到原诉求</Button>
              </View>
            </View>
          ))}
        </View>
      )}
      {solved.length > 0 && (
        <View className="proposal" {...spoken({ role: 'group', label: '别家类似的事怎么解决的' })}>
          <View className="proposal-title">别家类似的事是这样解决的</View>
          {solved.map((one, at) => <Solved key={at} one={one} />)}
        </View>
      )}
    </>
  )
}

function Solved({ one: { lead, support, took, answer, stars, duty } }: { one: SolvedMatter }) {
  const helped = support.length > 0 ? `，${support.map(({ name }) => name).join('、')}协办` : ''
  return (
    <View className="proposal-bureau">
      <View className="proposal-reason">{lead.name}主办{helped}，{tookWords(took)}答复{stars === null ? '' : `，企业评价 ${stars} 分`}</View>
      <View className="proposal-reason">权责：{duty}</View>
      {answer !== null && <View className="proposal-answer">{answer}</View>}
    </View>
  )
}
