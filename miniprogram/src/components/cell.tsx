import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { Press } from './press'
import './cell.scss'

interface CellProps {
  title: ReactNode
  note?: ReactNode
  /** Before the text: an avatar, a mark. */
  lead?: ReactNode
  /** After the text: a value, a badge, a switch. */
  trail?: ReactNode
  onPress?: () => void
  onLongPress?: () => void
  /** Spoken instead of everything the row shows. */
  label?: string
  selected?: boolean
  /** Says that a press leads somewhere. */
  arrow?: boolean
}

/** One row of a list. */
export function Cell({ title, note, lead, trail, onPress, onLongPress, label, selected = false, arrow }: CellProps) {
  const content = (
    <>
      {lead !== undefined && <View className="cell-lead">{lead}</View>}
      <View className="cell-text">
        <View className="cell-title">{title}</View>
        {note !== undefined && <View className="cell-note">{note}</View>}
      </View>
      {trail !== undefined && <View className="cell-trail">{trail}</View>}
      {(arrow ?? onPress !== undefined) && <Text className="cell-arrow" aria-hidden="true" />}
    </>
  )
  const className = classes('cell', selected && 'cell-selected', onPress && 'cell-press')
  if (!onPress) return <View className={className}>{content}</View>
  return (
    <Press className={className} onPress={onPress} onLongPress={onLongPress} label={label} {...(selected ? { selected } : {})}>
      {content}
    </Press>
  )
}

/** Rows that belong together, with a heading of their own. */
export function CellGroup({ heading, note, children }: { heading?: string; note?: string; children: ReactNode }) {
  return (
    <View className="cell-group">
      {heading !== undefined && <View className="cell-heading">{heading}</View>}
      <View className="cell-rows">{children}</View>
      {note !== undefined && <View className="cell-heading">{note}</View>}
    </View>
  )
}
