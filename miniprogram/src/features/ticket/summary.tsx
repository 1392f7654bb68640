import { View } from '@tarojs/components'
import type { TicketRow } from '@guagou/types/ticket-view'
import type { ReactNode } from 'react'
import { classes } from '../../components/classes'
import { Press } from '../../components/press'
import { Tag } from '../../components/tag'
import { dueWords, progressWords } from './due-words'
import { stateWords, titleOf } from './words'
import './summary.scss'

interface TicketSummaryProps {
  row: TicketRow
  /** Officials see many enterprises; an enterprise knows its own name. */
  withEnterprise: boolean
  onPress(): void
  selected?: boolean
  /** A late progress note is said elsewhere. */
  withoutProgress?: boolean
  /** Under the text, outside of what a tap opens: the buttons. */
  children?: ReactNode
}

/** One ticket in a list: which, where it stands, who is responsible, by when. */
export function TicketSummary({ row, withEnterprise, onPress, selected = false, withoutProgress = false, children }: TicketSummaryProps) {
  const state = stateWords[row.state]
  const due = dueWords(row)
  const note = withoutProgress ? null : progressWords(row)
  const title = titleOf(row)
  const said = [
    row.number, title, row.secret ? '商业秘密' : null, withEnterprise ? row.enterprise.name : null, state.text, row.urgent ? '紧急' : null, row.level > 0 ? '已提级' : null,
    `责任人 ${row.responsible.name}`, due?.text, note?.text,
  ].filter(Boolean).join('，')
  return (
    <View className={classes('summary', selected && 'summary-selected')}>
      <Press className="summary-press" label={said} onPress={onPress} {...(selected ? { selected } : {})}>
        <View className="summary-head">
          <View className="summary-number">{row.number}</View>
          <View className="summary-tags">
            {row.urgent && <Tag text="紧急" tone="danger" />}
            {row.secret && <Tag text="商业秘密" tone="warning" marked={false} />}
            {row.level > 0 && <Tag text="已提级" tone="danger" />}
            <Tag text={state.text} tone={state.tone} />
          </View>
        </View>
        <View className="summary-title">{title}</View>
        {withEnterprise && <View className="summary-line">{row.enterprise.name}</View>}
        <View className="summary-foot">
          <View className="summary-line">责任人 {row.responsible.name}</View>
          {due && <View className={classes('summary-line', due.overdue && 'summary-overdue')}>{due.text}</View>}
          {note?.overdue && <View className="summary-line summary-overdue">{note.text}</View>}
        </View>
      </Press>
      {children !== undefined && <View className="summary-under">{children}</View>}
    </View>
  )
}
