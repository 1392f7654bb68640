import { Picker, View } from '@tarojs/components'
import type { Approval } from '@guagou/types/approval'
import { Button } from '../../components/button'
import { classes } from '../../components/classes'
import { spoken } from '../../components/spoken'
import { toast } from '../../components/toast'
import { currentTime } from '../../services/clock'
import { dateText, deadlineText, isoDay, momentOn } from '../../words/dates'
import type { Moves } from './calls'

interface StartDateProps {
  /** As it is looked at: with the day that was chosen, or the one that is kept. */
  approval: Approval
  kept: string | null
  chosen: string | null
  onChoose(day: string | null): void
  moves: Moves
}

/** The plan counted backward: the day construction must start gives the latest day of every item. */
export function StartDate({ approval, kept, chosen, onChoose, moves }: StartDateProps) {
  const now = currentTime()
  const day = chosen ?? kept
  const critical = approval.items.filter(({ critical, decidedAt }) => critical && decidedAt === null)
  const lateItems = approval.items.filter(({ backward }) => (backward?.late ?? 0) > 0)
  const save = async () => {
    if (await moves.run('ticket.approval.target', { startOn: chosen })) {
      onChoose(null)
      toast('开工日期已保存，各方都能看到')
    }
  }
  return (
    <View className="approval-box">
      <View className="approval-heading">按开工日期倒排</View>
      {day === null
        ? <View className="approval-line">选定必须开工的日期，推算每个事项最迟哪天提交、哪天办成。</View>
        : (
          <View className={classes('approval-line', approval.late > 0 ? 'approval-late' : 'approval-good')} {...spoken({ role: 'status' })}>
            {dateText(momentOn(day), now)} 开工：
            {approval.late > 0 ? `按现在的进度要晚 ${approval.late} 个工作日` : '按现在的进度来得及'}
            {lateItems.length > 0 ? `；已经晚了的事项：${lateItems.map(({ name }) => name).join('、')}` : ''}
          </View>
        )}
      <View className="approval-line">最早 {deadlineText(approval.end, now)} 全部办成（各部门用足承诺时限）{approval.provisional ? '（暂定）' : ''}</View>
      {critical.length > 0 && <View className="approval-line">决定这一天的关键事项：{critical.map(({ name, days }) => `${name}（${days} 个工作日）`).join('、')}</View>}
      <View className="approval-row">
        <Picker mode="date" value={day ?? isoDay(approval.end)} start={isoDay(now)} onChange={({ detail }) => onChoose(String(detail.value))}>
          <View className="approval-date" {...spoken({ role: 'button', label: '选择开工日期' })}>{day === null ? '选择开工日期' : dateText(momentOn(day), now)}</View>
        </Picker>
        {chosen !== null && chosen !== kept && approval.can.includes('target') && (
          <Button size="inline" kind="primary" busy={moves.busy} onPress={() => void save()}>保存为开工日期</Button>
        )}
        {chosen !== null && <Button size="inline" kind="quiet" onPress={() => onChoose(null)}>还原</Button>}
      </View>
    </View>
  )
}
