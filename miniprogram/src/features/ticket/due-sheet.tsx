import { View } from '@tarojs/components'
import type { TicketRow } from '@guagou/types/ticket-view'
import type { DueDate } from '@guagou/types/time'
import { Sheet } from '../../components/sheet'
import { whyLines } from './due-words'
import { owesWords } from './words'

function Why({ what, due }: { what: string; due: DueDate }) {
  return (
    <View className="why">
      <View className="why-what">{what}</View>
      {whyLines(due).map((line) => <View key={line} className="why-line">{line}</View>)}
    </View>
  )
}

interface DueSheetProps {
  ticket: Pick<TicketRow, 'due' | 'step' | 'state' | 'progress'>
  open: boolean
  onClose(): void
}

/** 为什么是这天: everything a reader needs to count the date himself. */
export function DueSheet({ ticket, open, onClose }: DueSheetProps) {
  return (
    <Sheet open={open} title="为什么是这天" onClose={onClose}>
      {ticket.step && <Why what={`${owesWords[ticket.step.owes]}时限`} due={ticket.step.due} />}
      {ticket.due && <Why what={ticket.state === 'waiting' ? '办结时限（现在暂停，下面按今天恢复计算）' : '办结时限'} due={ticket.due} />}
      {ticket.progress && <Why what={ticket.state === 'waiting' ? '进展反馈（现在暂停）' : '进展反馈'} due={ticket.progress} />}
    </Sheet>
  )
}
