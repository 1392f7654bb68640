import { View } from '@tarojs/components'
import type { Ticket } from '@guagou/types/ticket-view'
import { useState } from 'react'
import { classes } from '../../components/classes'
import { Press } from '../../components/press'
import { spoken } from '../../components/spoken'
import { Tag } from '../../components/tag'
import { currentTime } from '../../services/clock'
import { deadlineText } from '../../words/dates'
import { DueSheet } from './due-sheet'
import { dueWords, nearestDue, progressWords } from './due-words'
import { categoryWords, stateWords, titleOf } from './words'

/** Which ticket, where it stands, who is responsible and by when: what everybody asks first. */
export function TicketHead({ ticket }: { ticket: Ticket }) {
  const [why, setWhy] = useState(false)
  const state = stateWords[ticket.state]
  const due = dueWords(ticket)
  const nearest = nearestDue(ticket)
  const progress = progressWords(ticket)
  return (
    <View className="ticket-head">
      <View className="ticket-head-marks">
        <View className="ticket-number">{ticket.number}</View>
        <Tag text={state.text} tone={state.tone} />
        <Tag text={categoryWords[ticket.category].text} marked={false} />
        {ticket.urgent && <Tag text="紧急" tone="danger" />}
        {ticket.secret && <Tag text="商业秘密" tone="warning" marked={false} />}
        {ticket.level > 0 && <Tag text="已提级" tone="danger" />}
      </View>
      <View className="ticket-title" {...spoken({ role: 'heading' })}>{titleOf(ticket)}</View>
      <View className="ticket-held">
        <View className="ticket-held-by">责任人 {ticket.responsible.name}{ticket.leadBureau ? `（${ticket.leadBureau.name}）` : ''}</View>
        {due && <View className={classes('ticket-held-due', due.overdue && 'ticket-late')}>{due.text}</View>}
        {progress && <View className={classes('ticket-held-due', progress.overdue && 'ticket-late')}>{progress.text}</View>}
        {(nearest || ticket.due) && (
          <View className="ticket-held-date">
            {ticket.state === 'waiting' && ticket.due && <View>现在恢复计时，办结截止 {deadlineText(ticket.due.at, currentTime())}{ticket.due.provisional ? '（暂定）' : ''}</View>}
            {nearest && <View>{nearest.what}截止 {deadlineText(nearest.due.at, currentTime())}{nearest.due.provisional ? '（暂定）' : ''}</View>}
            <Press className="ticket-why" onPress={() => setWhy(true)}>为什么是这天</Press>
          </View>
        )}
      </View>
      <DueSheet ticket={ticket} open={why} onClose={() => setWhy(false)} />
    </View>
  )
}
