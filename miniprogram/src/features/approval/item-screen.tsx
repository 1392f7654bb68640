import { View } from '@tarojs/components'
import type { Item, Material } from '@guagou/types/approval'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell } from '../../components/cell'
import { classes } from '../../components/classes'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Press } from '../../components/press'
import { Screen } from '../../components/screen'
import { Sheet } from '../../components/sheet'
import { Skeleton } from '../../components/skeleton'
import { spoken } from '../../components/spoken'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { open } from '../../navigation'
import { currentTime } from '../../services/clock'
import { explain } from '../../services/refusal-text'
import { dateText, deadlineText } from '../../words/dates'
import { whyLines } from '../ticket/due-words'
import { itemStateWords } from '../ticket/words'
import '../ticket/ticket-screen.scss'
import { useApproval, useMoves } from './calls'
import { AssignForm, CorrectForm, RejectForm, TextForm } from './item-forms'
import { MaterialRow } from './material-row'
import { ProvideForm } from './provide-form'
import { backwardLines, itemActionWords, itemDoneWords, itemLine, turnWords } from './words'
import './approval.scss'

type Opened =
  | { form: 'correct' | 'grant' | 'refuse' | 'drop' | 'assign' | 'why' }
  | { form: 'provide' | 'reject'; material: Material }

const direct = ['prereview', 'submit', 'resubmit', 'accept', 'reapply'] as const
const formed = ['grant', 'correct', 'refuse', 'drop', 'assign'] as const

function Readiness({ item }: { item: Item }) {
  const { accepted, provided, needed } = item.ready
  if (needed === 0) return null
  return (
    <View className="approval-box">
      <View className="approval-heading">材料准备情况</View>
      <View className="approval-line">必备 {needed} 份：已提供 {provided} 份，合格 {accepted} 份</View>
      <View className="meter" {...spoken({ role: 'img', label: `材料合格 ${accepted}，共 ${needed}` })}>
        <View className="meter-part" style={{ width: `${Math.round((accepted / needed) * 100)}%` }} />
      </View>
      {accepted === needed && item.state === 'prereview' && <View className="approval-line approval-good">预审全部合格，正式提交后可以当场办理</View>}
    </View>
  )
}

/** One bureau's item: where it stands, its dates, its checklist, and the buttons I may press. */
export function ItemScreen({ ticketId, itemKey }: { ticketId: string; itemKey: string }) {
  const { data: approval, error, refetch } = useApproval(ticketId)
  const moves = useMoves(ticketId)
  const [opened, setOpened] = useState<Opened | null>(null)
  const item = approval?.items.find(({ key }) => key === itemKey)
  const close = () => {
    setOpened(null)
    moves.forget()
  }
  const now = currentTime()
  const act = async (action: (typeof direct)[number]) => {
    if (await moves.run(`ticket.item.${action}`, { item: itemKey } as never)) toast(itemDoneWords[action])
  }
  const accept = async (materials: readonly Material[]) => {
    const reviews = materials.map(({ key, version }) => ({ material: key, version, ok: true }))
    if (await moves.run('ticket.item.review', { item: itemKey, reviews } as never)) toast(itemDoneWords.review)
  }
  if (!approval) {
    return <Screen title="审批事项">{error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={6} lead={false} />}</Screen>
  }
  if (!item) return <Screen title="审批事项"><Empty title="没有这个事项" next="请返回并联审批查看全部事项" /></Screen>
  const line = itemLine(item, now)
  const backward = backwardLines(item, approval, now)
  const unseen = item.can.includes('review') ? item.materials.filter(({ state }) => state === 'provided') : []
  const buttons = [...direct.filter((action) => item.can.includes(action)), ...formed.filter((action) => item.can.includes(action))]
  const main = buttons[0]
  const footer = buttons.length === 0 && !moves.trouble ? undefined : (
    <View className="approval-foot" {...spoken({ role: 'group', label: '可以进行的操作' })}>
      {moves.trouble && opened === null && <View className="approval-trouble" {...spoken({ role: 'alert' })}>{moves.trouble.happened}，{moves.trouble.next}</View>}
      {buttons.map((action) => (
        <View key={action} className="approval-foot-part">
          {direct.includes(action as (typeof direct)[number])
            ? <Button kind={action === main ? 'primary' : 'plain'} busy={moves.busy} onPress={() => void act(action as (typeof direct)[number])}>{itemActionWords[action]}</Button>
            : <Button kind={action === main ? 'primary' : 'plain'} onPress={() => setOpened({ form: action as (typeof formed)[number] })}>{itemActionWords[action]}</Button>}
        </View>
      ))}
    </View>
  )
  return (
    <Screen title={item.name} {...(footer === undefined ? {} : { footer })}>
      <View className="approval-box">
        <View className="approval-marks">
          <Tag {...itemStateWords[item.state]} />
          {item.deemed && <Tag text="视为受理" tone="warning" />}
          {item.critical && <Tag text="关键事项" tone="warning" marked={false} />}
          {!item.mandatory && <Tag text="选办" marked={false} />}
          {item.turn && <View className="approval-line">{turnWords[item.turn]}</View>}
        </View>
        <View className="approval-title" {...spoken({ role: 'heading' })}>{item.name}</View>
        <View className="approval-line">{item.bureau.name}{item.officer ? `　经办 ${item.officer.name}` : ''}</View>
        <View className={classes('approval-line', line.late && 'approval-late')}>{line.text}</View>
        {item.due && <View className="approval-line">{item.paused ? '恢复计时后' : ''}办结截止 {deadlineText(item.due.at, now)}{item.due.provisional ? '（暂定）' : ''}</View>}
        {item.step?.owes === 'accept' && <View className="approval-line">{deadlineText(item.step.due.at, now)} 前不告知补正，即视为受理</View>}
        {item.submittedAt !== null && <View className="approval-line">{deadlineText(item.submittedAt, now)} 正式提交{item.took === null ? '' : `，${item.took} 分钟后${item.state === 'granted' ? '办成' : '作出决定'}`}</View>}
        {item.result !== null && <View className="form-quote">{item.result}</View>}
        {item.backward && item.decidedAt === null && (
          <View className={classes('approval-line', item.backward.late > 0 && 'approval-late')}>
            倒排：最迟 {item.submittedAt === null ? `${dateText(Date.parse(item.backward.submitBy), now)} 提交、` : ''}{dateText(Date.parse(item.backward.grantBy), now)} 办成{item.backward.late > 0 ? `，已晚 ${item.backward.late} 个工作日` : ''}
          </View>
        )}
        {(item.due ?? item.step ?? (backward.length > 0 || null)) && <Press className="ticket-why" onPress={() => setOpened({ form: 'why' })}>为什么是这天</Press>}
      </View>
      {item.after.length > 0 && (
        <View className="approval-box">
          <View className="approval-heading">前置事项</View>
          {item.after.map((key) => {
            const before = approval.items.find((other) => other.key === key)
            return before && (
              <Cell key={key} title={before.name} note={before.bureau.name} trail={<Tag {...itemStateWords[before.state]} />} onPress={() => open('approval-item', { id: ticketId, item: key })} />
            )
          })}
        </View>
      )}
      <Readiness item={item} />
      <View className="approval-box">
        <View className="approval-heading">材料清单</View>
        {item.materials.length === 0 && <View className="approval-line">不需要材料</View>}
        {item.materials.map((material) => (
          <MaterialRow
            key={material.key}
            item={item}
            material={material}
            busy={moves.busy}
            onProvide={() => setOpened({ form: 'provide', material })}
            onAccept={() => void accept([material])}
            onReject={() => setOpened({ form: 'reject', material })}
          />
        ))}
        {unseen.length > 1 && (
          <View className="approval-row"><Button size="inline" busy={moves.busy} onPress={() => void accept(unseen)}>待审核的 {unseen.length} 份全部合格</Button></View>
        )}
      </View>
      {opened?.form === 'provide' && <ProvideForm ticketId={ticketId} item={item} material={opened.material} moves={moves} close={close} />}
      {opened?.form === 'reject' && <RejectForm ticketId={ticketId} item={item} material={opened.material} moves={moves} close={close} />}
      {opened?.form === 'correct' && <CorrectForm ticketId={ticketId} item={item} moves={moves} close={close} />}
      {opened?.form === 'assign' && <AssignForm item={item} moves={moves} close={close} />}
      {(opened?.form === 'grant' || opened?.form === 'refuse' || opened?.form === 'drop') && <TextForm ticketId={ticketId} action={opened.form} item={item} moves={moves} close={close} />}
      <Sheet open={opened?.form === 'why'} title="为什么是这天" onClose={close}>
        {item.step && <View className="why"><View className="why-what">{item.step.owes === 'accept' ? '受理或告知补正' : '预审'}时限</View>{whyLines(item.step.due).map((text) => <View key={text} className="why-line">{text}</View>)}</View>}
        {item.due && <View className="why"><View className="why-what">办结时限</View>{whyLines(item.due).map((text) => <View key={text} className="why-line">{text}</View>)}</View>}
        {backward.length > 0 && <View className="why"><View className="why-what">倒排的最迟日期</View>{backward.map((text) => <View key={text} className="why-line">{text}</View>)}</View>}
      </Sheet>
    </Screen>
  )
}
