import { View } from '@tarojs/components'
import { Cell, CellGroup } from '../../components/cell'
import { classes } from '../../components/classes'
import { Tag } from '../../components/tag'
import { open } from '../../navigation'
import { currentTime } from '../../services/clock'
import { workingText } from '../ticket/due-words'
import { itemStateWords } from '../ticket/words'
import { useQuery } from '@tanstack/react-query'
import { callQuery } from '../../services/query'
import { latestWords } from './words'
import './approval.scss'

export const useMyItems = () => useQuery({ ...callQuery('ticket.approval.mine', {}), refetchInterval: 60_000 })

/** In 今日: the items of approvals that wait for me or my bureau. */
export function MyItems() {
  const { data } = useMyItems()
  if (!data || data.items.length === 0) return null
  return (
    <CellGroup heading={`并联审批事项 ${data.items.length}`}>
      {data.items.map((row) => (
        <Cell
          key={`${row.ticketId} ${row.item}`}
          title={row.name}
          note={(
            <>
              <View>{row.enterprise.name}</View>
              <View>{row.number}</View>
              {row.left !== null && <View className={classes(row.left < 0 && 'approval-late')}>{row.left < 0 ? `已超 ${workingText(-row.left)}` : `还剩 ${workingText(row.left)}`}</View>}
              {row.latest && <View className={classes(row.latest.late > 0 && 'approval-late')}>{latestWords(row.latest, currentTime())}</View>}
            </>
          )}
          trail={<Tag {...itemStateWords[row.state]} />}
          label={[row.name, row.enterprise.name, itemStateWords[row.state].text, row.left !== null && row.left < 0 ? `已超 ${workingText(-row.left)}` : null, row.latest ? latestWords(row.latest, currentTime()) : null].filter(Boolean).join('，')}
          onPress={() => open('approval-item', { id: row.ticketId, item: row.item })}
        />
      ))}
    </CellGroup>
  )
}
