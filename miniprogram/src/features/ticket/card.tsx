import { View } from '@tarojs/components'
import { classes } from '../../components/classes'
import { Press } from '../../components/press'
import { Tag } from '../../components/tag'
import { open } from '../../navigation'
import { useCard } from './calls'
import { dueWords } from './due-words'
import { stateWords, titleOf } from './words'
import './card.scss'

interface TicketCardProps {
  ticketId: string
  /** What the message itself says of the ticket: shown until its present state is known, or when it may not be seen. */
  text: string
}

/** A ticket in a conversation; always shows how it stands today. */
export function TicketCard({ ticketId, text }: TicketCardProps) {
  const { data: row } = useCard(ticketId)
  if (!row) {
    return (
      <Press className="ticket-card" label={`诉求 ${text}`} onPress={() => open('ticket', { id: ticketId })}>
        <View className="ticket-card-title">{text}</View>
        <View className="ticket-card-foot">{row === null ? '您现在无权查看这件诉求' : '正在读取最新状态…'}</View>
      </Press>
    )
  }
  const state = stateWords[row.state]
  const due = dueWords(row)
  const said = [`诉求 ${row.number}`, titleOf(row), state.text, `责任人 ${row.responsible.name}`, due?.text].filter(Boolean).join('，')
  return (
    <Press className="ticket-card" label={said} onPress={() => open('ticket', { id: ticketId })}>
      <View className="ticket-card-head">
        <View className="ticket-card-number">诉求 {row.number}</View>
        <Tag text={state.text} tone={state.tone} />
      </View>
      <View className="ticket-card-title">{titleOf(row)}</View>
      <View className="ticket-card-foot">责任人 {row.responsible.name}</View>
      {due && <View className={classes('ticket-card-foot', due.overdue && 'ticket-overdue')}>{due.text}</View>}
    </Press>
  )
}
