import { View } from '@tarojs/components'
import { privacyVersion, type OwnApplication } from '@guagou/types/joining'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { ErrorPanel } from '../../components/error-panel'
import { Field, TextArea } from '../../components/field'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { startAt } from '../../navigation'
import { api } from '../../services/api'
import { callKey, queryClient, useCall } from '../../services/query'
import { explain, refusalText } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { momentText } from '../../words/moments'
import { firstTab } from '../session/first-tab'
import { PhoneSubmit } from '../session/phone-submit'
import { AgreePrivacy } from '../session/privacy-guide'
import { promise } from '../session/service-words'
import { ProblemBar } from './problem'
import { useSending } from './use-sending'

/** For whom nobody has invited: first whether the roster knows the number, else a request that the cadre decides. */
export function Apply() {
  const { data, error, refetch } = useCall('roster.application', {})
  const [again, setAgain] = useState(false)
  if (error) return <ErrorPanel {...explain(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={4} lead={false} />
  return data.application && !again
    ? <Asked application={data.application} onAgain={() => setAgain(true)} onLook={() => void look(refetch)} />
    : <Form onAsked={() => setAgain(false)} />
}

const enter = async (): Promise<boolean> => {
  const me = await api('roster.me', {}).catch(() => null)
  if (!me?.ok) return false
  queryClient.clear()
  queryClient.setQueryData(callKey('roster.me', {}), me.value)
  await startAt(firstTab(me.value.roles))
  return true
}

const look = async (refetch: () => Promise<unknown>): Promise<void> => {
  if (!(await enter())) await refetch()
}

const stateWords = {
  waiting: { text: '等待核对', tone: 'warning', next: '挂钩干部核对后即可进入企业群' },
  approved: { text: '已通过', tone: 'success', next: '现在可以进入企业群' },
  refused: { text: '未通过', tone: 'danger', next: '可以修改后重新申请' },
} as const

function Asked({ application, onAgain, onLook }: { application: OwnApplication; onAgain(): void; onLook(): void }) {
  const today = useToday()
  const { text, tone, next } = stateWords[application.state]
  return (
    <View>
      <View className="join-head">
        <View className="join-what">申请{text}</View>
        <View className="join-note">{application.reason ?? next}</View>
      </View>
      <CellGroup>
        <Cell title={application.wanted} note={`${application.name}　${application.title}`} trail={<Tag text={text} tone={tone} />} />
        <Cell title="提交时间" trail={momentText(application.at, today)} />
      </CellGroup>
      <View className="sign-in-box">
        {application.state === 'refused'
          ? <Button kind="primary" onPress={onAgain}>重新申请</Button>
          : <Button kind="primary" onPress={onLook}>{application.state === 'approved' ? '进入' : '刷新'}</Button>}
        <Button kind="quiet" onPress={() => void startAt('sign-in')}>返回首页</Button>
      </View>
    </View>
  )
}

function Form({ onAsked }: { onAsked(): void }) {
  const { busy, problem, send } = useSending('roster.apply')
  const [wanted, setWanted] = useState('')
  const [name, setName] = useState('')
  const [title, setTitle] = useState('')
  const [note, setNote] = useState('')
  const [agreed, setAgreed] = useState(false)
  const missing = wanted.trim() === '' ? '请填写企业全称' : name.trim() === '' ? '请填写姓名' : title.trim() === '' ? '请填写职务'
    : agreed ? null : '请先阅读并同意隐私保护指引'
  const apply = async (phoneCode: string) => {
    const asked = await send({
      wanted: wanted.trim(), name: name.trim(), title: title.trim(), phoneCode, privacy: privacyVersion,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })
    // Somebody whom the account lets in already needs no request.
    if (!asked) return void (await enter())
    queryClient.setQueryData(callKey('roster.application', {}), { application: asked })
    onAsked()
  }
  return (
    <View>
      <View className="join-head">
        <View className="join-what">申请加入</View>
        <View className="join-note">{promise}。一家重点企业，一位挂钩干部，一个企业群</View>
        <View className="join-note">有邀请码的，请直接扫邀请码或打开邀请链接</View>
      </View>
      <ProblemBar problem={problem} />
      <Field label="企业全称或统一社会信用代码" value={wanted} onChange={setWanted} maxLength={60} placeholder="与营业执照一致" />
      <Field label="姓名" value={name} onChange={setName} maxLength={30} placeholder="真实姓名" />
      <Field label="职务" value={title} onChange={setTitle} maxLength={40} placeholder="例如：行政经理" />
      <TextArea label="补充说明（可不填）" value={note} onChange={setNote} maxLength={200} placeholder="例如：接替王经理负责政务联络" />
      <AgreePrivacy agreed={agreed} onChange={setAgreed} />
      <PhoneSubmit text="提交申请" missing={missing} busy={busy} onCode={(phoneCode) => void apply(phoneCode)} />
      <KnownNumber agreed={agreed} />
    </View>
  )
}

/** The roster may know the number: then a request is not needed. In WeChat the sign-in page has this button. */
function KnownNumber({ agreed }: { agreed: boolean }) {
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<{ happened: string; next: string } | null>(null)
  if (!open) return <View className="people-buttons"><Button kind="quiet" onPress={() => setOpen(true)}>单位已登记过我的手机号</Button></View>
  const bind = async (phoneCode: string) => {
    const answer = await api('roster.bind', { phoneCode, privacy: privacyVersion }).catch(() => null)
    if (answer?.ok) await enter()
    else setProblem(answer ? (answer.refusal.code === 'stranger' ? { happened: '名册中没有这个手机号', next: '请在上面提交申请' } : refusalText(answer.refusal.code)) : { happened: '网络连接不上', next: '请重试' })
  }
  return (
    <View>
      <ProblemBar problem={problem} />
      <PhoneSubmit text="用手机号登录" missing={agreed ? null : '请先阅读并同意隐私保护指引'} busy={false} onCode={(code) => void bind(code)} />
    </View>
  )
}
