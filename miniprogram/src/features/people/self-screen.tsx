import { View } from '@tarojs/components'
import { privacyVersion } from '@guagou/types/joining'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { ErrorPanel } from '../../components/error-panel'
import { Field } from '../../components/field'
import { Screen } from '../../components/screen'
import { Sheet } from '../../components/sheet'
import { Skeleton } from '../../components/skeleton'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { callKey, queryClient, useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { dateText } from '../../words/dates'
import { momentText } from '../../words/moments'
import { ProblemBar } from '../joining/problem'
import { useSending } from '../joining/use-sending'
import { PrivacyGuide } from '../session/privacy-guide'
import { roleWords } from '../session/role-words'
import { accessWords } from './access-words'
import { exportEnterprise } from './export-enterprise'
import '../session/sign-in.scss'

/** What is stored about me, who looked at it, and what I can do about it. */
export function SelfScreen() {
  const { data, error, refetch } = useCall('roster.self', {})
  const [sheet, setSheet] = useState<'correct' | 'guide' | 'erase' | null>(null)
  const today = useToday()
  if (!data) {
    return <Screen title="我的信息">{error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={8} lead={false} />}</Screen>
  }
  const agree = async () => {
    const answer = await api('roster.consent', { version: privacyVersion }).catch(() => null)
    if (answer?.ok) queryClient.setQueryData(callKey('roster.self', {}), answer.value)
    toast(answer?.ok ? '已记录您的同意' : '没有记录下来，请重试')
  }
  const current = data.privacy === privacyVersion
  return (
    <Screen title="我的信息">
      <CellGroup heading="名册中的信息" note="手机号平时只显示前三后四位；有人查看完整号码，会记录在下面。">
        <Cell title="姓名" trail={data.name} />
        <Cell title="职务" trail={data.title === '' ? '未填写' : data.title} />
        <Cell title="手机号" trail={data.phone} />
        <Cell title="身份" trail={roleWords(data.roles)} />
        <Cell title="单位" trail={data.enterprise?.name ?? data.bureau?.name ?? '园区'} />
        <Button kind="quiet" onPress={() => setSheet('correct')}>更正姓名或职务</Button>
      </CellGroup>
      <CellGroup heading="您留下的内容">
        <Cell title="群消息" trail={`${data.messages} 条`} />
        <Cell title={data.enterprise ? '提出的诉求' : '负责的诉求'} trail={`${data.tickets} 件`} />
        <Cell title="通知" trail={`${data.notices} 条`} />
      </CellGroup>
      <CellGroup heading="隐私保护指引">
        <Cell
          title={current ? '已同意现行版本' : data.privacy === null ? '还没有同意记录' : '指引已更新'}
          note={data.privacyAt === null ? `现行版本 ${privacyVersion}` : `${data.privacy} 版，${momentText(data.privacyAt, today)}同意`}
          label="阅读隐私保护指引" onPress={() => setSheet('guide')}
        />
        {!current && <Button kind="quiet" onPress={() => void agree()}>同意 {privacyVersion} 版</Button>}
      </CellGroup>
      <CellGroup heading="谁查看过我的信息">
        {data.accesses.map((one) => <Cell key={one.id} title={`${one.by.name} ${accessWords[one.what]}`} note={momentText(one.at, today)} />)}
        {data.accesses.length === 0 && <Cell title="还没有人查看过" />}
      </CellGroup>
      <View className="sign-in-box">
        {data.owner && data.enterprise && <Button onPress={() => void exportEnterprise(data.enterprise!)}>导出本企业的全部数据</Button>}
        {data.erasureAskedAt === null
          ? <Button kind="danger" onPress={() => setSheet('erase')}>申请删除我的信息</Button>
          : <View className="sign-in-why">已于 {dateText(data.erasureAskedAt, today)} 申请删除，管理员正在处理</View>}
      </View>
      {sheet === 'correct' && <Correct name={data.name} title={data.title} onClose={() => setSheet(null)} />}
      <Sheet open={sheet === 'guide'} title="隐私保护指引" onClose={() => setSheet(null)}><PrivacyGuide /></Sheet>
      {sheet === 'erase' && <AskErasure onClose={() => setSheet(null)} />}
    </Screen>
  )
}

function Correct({ name: before, title: was, onClose }: { name: string; title: string; onClose(): void }) {
  const [name, setName] = useState(before)
  const [title, setTitle] = useState(was)
  const { busy, problem, send } = useSending('roster.self.correct')
  const correct = async () => {
    const self = await send({ ...(name.trim() === before ? {} : { name: name.trim() }), ...(title.trim() === was ? {} : { title: title.trim() }) })
    if (!self) return
    queryClient.setQueryData(callKey('roster.self', {}), self)
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'roster.me' })
    toast('已更正')
    onClose()
  }
  const same = name.trim() === before && title.trim() === was
  return (
    <Sheet
      open title="更正我的信息" onClose={onClose}
      footer={<Button kind="primary" busy={busy} disabled={same || name.trim() === '' || title.trim() === ''} onPress={() => void correct()}>保存</Button>}
    >
      <ProblemBar problem={problem} />
      <Field label="姓名" value={name} onChange={setName} maxLength={30} />
      <Field label="职务" value={title} onChange={setTitle} maxLength={40} hint="更换手机号：请挂钩干部或管理员解除绑定后，用新号码重新登录" />
    </Sheet>
  )
}

function AskErasure({ onClose }: { onClose(): void }) {
  const { busy, problem, send } = useSending('roster.self.erase')
  const ask = async () => {
    const self = await send({})
    if (!self) return
    queryClient.setQueryData(callKey('roster.self', {}), self)
    toast('已提交，管理员会尽快处理')
    onClose()
  }
  return (
    <Sheet
      open title="申请删除我的信息" onClose={onClose}
      footer={<Button kind="danger" busy={busy} onPress={() => void ask()}>提交申请</Button>}
    >
      <ProblemBar problem={problem} />
      <CellGroup>
        <Cell title="会删除" note="手机号、微信账号、职务、登录和授权记录；账号立即失效" />
        <Cell title="会保留" note="诉求的办理过程和群里的发言属于企业和部门的办事记录，按规定存档" />
        <Cell title="仍有负责的事项时" note="需先办理交接，再删除" />
      </CellGroup>
    </Sheet>
  )
}
