import { View } from '@tarojs/components'
import {
  type Recipient, type ReminderName, type ReminderSettings, amountLimits, recipients, reminderDefaults, reminderNames, reminderUnits,
} from '@guagou/types/reminders'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { DateChoice } from '../../components/date-choice'
import { ErrorPanel } from '../../components/error-panel'
import { Field } from '../../components/field'
import { Screen } from '../../components/screen'
import { Sheet } from '../../components/sheet'
import { Skeleton } from '../../components/skeleton'
import { useWide } from '../../components/use-wide'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { callKey, queryClient, useCall } from '../../services/query'
import { explain, refusalText } from '../../services/refusal-text'
import { requestId } from '../../services/request-id'
import { useToday } from '../../services/today'
import { minutesOf, momentText, timeText } from '../../words/moments'
import { useMe } from '../session/signed-in'
import { amountWords, recipientWords, ruleSentence, ruleWords } from './reminder-words'
import { RuleTable } from './rule-table'

type Edited = { kind: 'rule'; name: ReminderName } | { kind: 'number'; name: 'bundleMinutes' | 'inboxMinutes' } | { kind: 'digest' }

const numbers = {
  bundleMinutes: { title: '合并推送', hint: '同一个人在这么多分钟内只推送一次，0 表示不等', least: 0, most: 120 },
  inboxMinutes: { title: '应用内等待', hint: '推送不了时，先等本人在应用里看到，过了这么多工作分钟再找同事', least: 0, most: 900 },
} as const

/** The zone's reminder table: who is told what, and when. Administrators change it, supervisors read it. */
export function RemindersScreen() {
  const me = useMe()
  const wide = useWide()
  const { data, error, refetch } = useCall('notify.settings', {})
  const [edited, setEdited] = useState<Edited | null>(null)
  const today = useToday()
  const admin = me.roles.includes('admin')
  const save = async (settings: ReminderSettings) => {
    if (!data) return
    try {
      const answer = await api('notify.configure', { requestId: requestId(), version: data.version, settings })
      if (answer.ok) {
        queryClient.setQueryData(callKey('notify.settings', {}), answer.value)
        toast('已保存，新的提醒按此执行')
        setEdited(null)
      } else {
        toast(answer.refusal.code === 'conflict' ? '别人刚改过，已为您刷新，请再改一次' : refusalText(answer.refusal.code).happened)
        await refetch()
      }
    } catch (failure) {
      toast(explain(failure).happened)
    }
  }
  if (!data) return <Screen title="提醒规则">{error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={8} lead={false} />}</Screen>
  const { settings } = data
  const editRule = (name: ReminderName) => setEdited({ kind: 'rule', name })
  const note = data.by === null ? '现在是系统默认的规则。' : `${data.by.name} ${momentText(data.at!, today)} 改过，第 ${data.version} 版。`
  return (
    <Screen title="提醒规则" roomy>
      {wide ? <RuleTable note={note} settings={settings} {...(admin ? { onOpen: editRule } : {})} /> : <CellGroup heading="什么时候提醒谁" note={note}>
        {reminderNames.map((name) => {
          const rule = settings.rules[name]
          return (
            <Cell
              key={name}
              title={ruleWords[name]}
              note={ruleSentence(name, rule)}
              {...(rule.on ? {} : { trail: <Tag text="已关" /> })}
              {...(admin ? { onPress: () => editRule(name) } : {})}
            />
          )
        })}
      </CellGroup>}
      <CellGroup heading="怎样推送" note="除企业标为紧急的诉求外，只在工作时间推送。">
        {(['bundleMinutes', 'inboxMinutes'] as const).map((name) => (
          <Cell key={name} title={numbers[name].title} note={numbers[name].hint} trail={`${settings[name]} 分钟`} {...(admin ? { onPress: () => setEdited({ kind: 'number', name }) } : {})} />
        ))}
        <Cell title="早间摘要" note="每个工作日一条，发给想要的人，当天没有事就不发" trail={timeText(settings.digestAt)} {...(admin ? { onPress: () => setEdited({ kind: 'digest' }) } : {})} />
      </CellGroup>
      {edited?.kind === 'rule' && <RuleSheet key={edited.name} name={edited.name} settings={settings} onClose={() => setEdited(null)} onSave={save} />}
      {edited?.kind === 'digest' && <DigestSheet settings={settings} onClose={() => setEdited(null)} onSave={save} />}
      {edited?.kind === 'number' && <NumberSheet key={edited.name} name={edited.name} settings={settings} onClose={() => setEdited(null)} onSave={save} />}
    </Screen>
  )
}

interface EditProps { settings: ReminderSettings; onClose(): void; onSave(settings: ReminderSettings): Promise<void> }

const within = (text: string, least: number, most: number): number | null =>
  /^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null

function RuleSheet({ name, settings, onClose, onSave }: EditProps & { name: ReminderName }) {
  const rule = settings.rules[name]
  const [on, setOn] = useState(rule.on)
  const [amount, setAmount] = useState(String(rule.amount))
  const [to, setTo] = useState<readonly Recipient[]>(rule.to)
  const [busy, setBusy] = useState(false)
  const unit = reminderUnits[name]
  const [least, most] = amountLimits[unit]
  const value = unit === 'none' ? rule.amount : within(amount, least, most)
  const submit = async () => {
    if (value === null) return
    setBusy(true)
    await onSave({ ...settings, rules: { ...settings.rules, [name]: { on, amount: value, to: [...to] } } })
    setBusy(false)
  }
  const restore = () => {
    const usual = reminderDefaults[name]
    setOn(usual.on)
    setAmount(String(usual.amount))
    setTo([...usual.to])
  }
  return (
    <Sheet
      open
      title={ruleWords[name]}
      onClose={onClose}
      footer={<>
        <Button onPress={restore}>恢复默认</Button>
        <Button kind="primary" busy={busy} disabled={value === null || to.length === 0} onPress={() => void submit()}>保存</Button>
      </>}
    >
      <Toggle title="提醒" on={on} onChange={setOn} />
      {on && unit !== 'none' && (
        <Field label={amountWords[name]} type="number" value={amount} onChange={setAmount} error={value === null ? `请填 ${least} 到 ${most} 的整数` : undefined} />
      )}
      {on && recipients.map((one) => (
        <Toggle
          key={one}
          title={recipientWords[one]}
          on={to.includes(one)}
          onChange={(wanted) => setTo(recipients.filter((other) => (other === one ? wanted : to.includes(other))))}
        />
      ))}
      {on && to.length === 0 && <View>至少提醒一方</View>}
    </Sheet>
  )
}

function Toggle({ title, on, onChange }: { title: string; on: boolean; onChange(on: boolean): void }) {
  return (
    <Cell
      title={title}
      trail={<Tag text={on ? '是' : '否'} tone={on ? 'success' : 'neutral'} />}
      label={`${title}，${on ? '是' : '否'}，点击切换`}
      arrow={false}
      onPress={() => onChange(!on)}
    />
  )
}

/** The first shift: the message is for the day that begins. */
const firstShift = { start: '09:00', end: '11:59' }

function DigestSheet({ settings, onClose, onSave }: EditProps) {
  const [time, setTime] = useState(timeText(settings.digestAt))
  const [busy, setBusy] = useState(false)
  // The wheel keeps to the shift; what a browser lets one type does not.
  const fits = time >= firstShift.start && time <= firstShift.end
  const submit = async () => {
    setBusy(true)
    await onSave({ ...settings, digestAt: minutesOf(time) })
    setBusy(false)
  }
  return (
    <Sheet open title="早间摘要" onClose={onClose} footer={<Button kind="primary" busy={busy} disabled={!fits} onPress={() => void submit()}>保存</Button>}>
      <DateChoice label="发送时间" mode="time" value={time} {...firstShift} onChange={setTime} text={time} />
      {!fits && <View>请选上午的工作时间</View>}
    </Sheet>
  )
}

function NumberSheet({ name, settings, onClose, onSave }: EditProps & { name: 'bundleMinutes' | 'inboxMinutes' }) {
  const { title, hint, least, most } = numbers[name]
  const [text, setText] = useState(String(settings[name]))
  const [busy, setBusy] = useState(false)
  const value = within(text, least, most)
  const submit = async () => {
    if (value === null) return
    setBusy(true)
    await onSave({ ...settings, [name]: value })
    setBusy(false)
  }
  return (
    <Sheet open title={title} onClose={onClose} footer={<Button kind="primary" busy={busy} disabled={value === null} onPress={() => void submit()}>保存</Button>}>
      <Field label={`${title}（分钟）`} type="number" value={text} onChange={setText} hint={hint} error={value === null ? `请填 ${least} 到 ${most} 的整数` : undefined} />
    </Sheet>
  )
}
