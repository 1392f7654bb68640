import { View } from '@tarojs/components'
import type { Approval, Item } from '@guagou/types/approval'
import { Cell, CellGroup } from '../../components/cell'
import { classes } from '../../components/classes'
import { Tag } from '../../components/tag'
import { open } from '../../navigation'
import { currentTime } from '../../services/clock'
import { dateText } from '../../words/dates'
import { itemStateWords } from '../ticket/words'
import { itemLine, turnWords } from './words'

interface Span {
  from: number
  to: number
}

/** Where an item lies between the beginning of all and their end, in percent. */
const placed = (item: Item, { from, to }: Span): { left: string; width: string } => {
  const whole = Math.max(1, to - from)
  const begin = item.submittedAt ?? item.forecast.from ?? item.forecast.to
  const left = Math.min(98, Math.max(0, ((begin - from) / whole) * 100))
  return { left: `${left}%`, width: `${Math.max(2, Math.min(100 - left, ((item.forecast.to - begin) / whole) * 100))}%` }
}

function ItemRow({ item, approval, span, now }: { item: Item; approval: Approval; span: Span; now: number }) {
  const state = itemStateWords[item.state]
  const line = itemLine(item, now)
  const { backward } = item
  const after = item.after.map((key) => approval.items.find((other) => other.key === key)?.name ?? key)
  return (
    <Cell
      title={item.name}
      note={
        <View>
          <View className={classes(line.late && 'approval-late')}>{line.text}</View>
          {item.ready.needed > 0 && item.decidedAt === null && <View>材料合格 {item.ready.accepted}/{item.ready.needed}</View>}
          {after.length > 0 && item.submittedAt === null && item.decidedAt === null && <View>前置：{after.join('、')}</View>}
          {backward && item.decidedAt === null && (
            <View className={classes(backward.late > 0 && 'approval-late')}>
              最迟 {item.submittedAt === null ? `${dateText(Date.parse(backward.submitBy), now)} 提交、` : ''}{dateText(Date.parse(backward.grantBy), now)} 办成
              {backward.late > 0 ? `，已晚 ${backward.late} 个工作日` : ''}
            </View>
          )}
          <View className="span" aria-hidden="true">
            <View className={classes('span-part', item.decidedAt !== null ? 'span-done' : item.critical && 'span-critical')} style={placed(item, span)} />
          </View>
        </View>
      }
      trail={
        <View className="approval-tags">
          <Tag {...state} />
          {item.critical && <Tag text="关键" tone="warning" marked={false} />}
          {!item.mandatory && <Tag text="选办" marked={false} />}
        </View>
      }
      label={`${item.name}，${item.bureau.name}，${state.text}${item.critical ? '，关键事项' : ''}，${line.text}${item.turn ? `，${turnWords[item.turn]}` : ''}`}
      onPress={() => open('approval-item', { id: approval.ticket.id, item: item.key })}
    />
  )
}

/** One row per bureau with its items; the bar shows when, the word 关键 what the end hangs on. */
export function Board({ approval }: { approval: Approval }) {
  const now = currentTime()
  const span = { from: approval.startedAt, to: Math.max(approval.end, ...approval.items.map((item) => item.forecast.to)) }
  const bureaus = [...new Map(approval.items.map(({ bureau }) => [bureau.id, bureau])).values()]
  return (
    <View>
      {bureaus.map((bureau) => {
        const items = approval.items.filter((item) => item.bureau.id === bureau.id)
        const officers = [...new Set(items.flatMap(({ officer }) => (officer ? [officer.name] : [])))]
        return (
          <CellGroup key={bureau.id} heading={`${bureau.name}　${items.filter(({ decidedAt }) => decidedAt !== null).length}/${items.length} 项${officers.length > 0 ? `　经办 ${officers.join('、')}` : ''}`}>
            {items.map((item) => <ItemRow key={item.key} item={item} approval={approval} span={span} now={now} />)}
          </CellGroup>
        )
      })}
    </View>
  )
}
