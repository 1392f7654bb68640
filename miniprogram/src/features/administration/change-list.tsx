import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { type Column, DataTable } from '../../components/data-table'
import { Tag } from '../../components/tag'
import { useWide } from '../../components/use-wide'

/** One line of a trail, whoever keeps it. */
export interface Change {
  id: string
  at: number
  by: string
  title: string
  /** What became of what, a sentence each. */
  details: readonly string[]
  undone: boolean
  undoable: boolean
}

interface ChangeListProps {
  label: string
  changes: readonly Change[]
  busy: boolean
  onUndo(id: string): void
}

const moment = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** Who changed what, newest first, and the way back where there is one: a table on a desktop. */
export function ChangeList({ label, changes, busy, onUndo }: ChangeListProps) {
  const wide = useWide()
  const state = ({ id, title, undone, undoable }: Change) => (
    <>
      {undone && <Tag text="已撤销" />}
      {undoable && <Button size="inline" busy={busy} label={`撤销：${title}`} onPress={() => onUndo(id)}>撤销</Button>}
    </>
  )
  const details = (change: Change) => change.details.map((text, at) => <View key={at} className="audit-change">{text}</View>)
  if (wide) {
    const columns: readonly Column<Change>[] = [
      { key: 'at', title: '时间', show: ({ at }) => moment(at), narrow: true },
      { key: 'by', title: '操作人', show: ({ by }) => by, narrow: true },
      { key: 'title', title: '变更', show: ({ title }) => title },
      { key: 'details', title: '内容', show: details },
      { key: 'state', title: '撤销', show: state, narrow: true },
    ]
    return <DataTable label={label} columns={columns} rows={changes} keyOf={({ id }) => id} />
  }
  return (
    <View>
      {changes.map((change) => (
        <View key={change.id} className="audit-line">
          <View className="audit-head">
            <View className="audit-title">{change.title}</View>
            {state(change)}
          </View>
          <View className="audit-note">{moment(change.at)}　{change.by}</View>
          {details(change)}
        </View>
      ))}
    </View>
  )
}
