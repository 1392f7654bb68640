import { View } from '@tarojs/components'
import { privacyVersion } from '@guagou/types/joining'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Field } from '../../components/field'
import { Skeleton } from '../../components/skeleton'
import { open, startAt } from '../../navigation'
import { callKey, queryClient, Refused, useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { dateText } from '../../words/dates'
import { firstTab } from '../session/first-tab'
import { PhoneSubmit } from '../session/phone-submit'
import { AgreePrivacy } from '../session/privacy-guide'
import { roleWord } from '../session/role-words'
import { ProblemBar } from './problem'
import { useSending } from './use-sending'

/** Coming in by an invitation: who invites, to what, and the three things that are needed. */
export function Accept({ code }: { code: string }) {
  const { data: invitation, error, refetch } = useCall('roster.invitation', { code })
  const { data: me } = useCall('roster.me', {})
  const { busy, problem, send } = useSending('roster.join')
  const today = useToday()
  const [name, setName] = useState('')
  const [title, setTitle] = useState('')
  const [agreed, setAgreed] = useState(false)
  if (error) {
    // A link that was cut short on its way is no better than one that was used.
    const over = error instanceof Refused && ['invitation_over', 'not_found'].includes(error.refusal.code)
    if (over && me) return <Empty title="您已经加入了" next="这份邀请已经用过或失效，不影响您使用" action={{ text: '进入', onPress: () => void startAt(firstTab(me.roles)) }} />
    return over
      ? <Empty title="这份邀请已失效" next="邀请只能用一次，过期或收回后也不能再用。请向邀请您的人再要一份" action={{ text: '改为申请加入', onPress: () => open('join', {}) }} />
      : <ErrorPanel {...explain(error)} onRetry={() => void refetch()} />
  }
  if (!invitation) return <Skeleton rows={4} lead={false} />
  const own = { name: me?.name ?? name.trim(), title: me?.title ?? title.trim() }
  const missing = own.name === '' ? '请填写姓名' : own.title === '' ? '请填写职务' : agreed ? null : '请先阅读并同意隐私保护指引'
  const join = async (phoneCode: string) => {
    const joined = await send({ code, ...own, phoneCode, privacy: privacyVersion })
    if (!joined) return
    queryClient.clear()
    queryClient.setQueryData(callKey('roster.me', {}), joined)
    await startAt(firstTab(joined.roles))
  }
  return (
    <View>
      <View className="join-head">
        <View className="join-what">{invitation.enterprise?.name ?? invitation.bureau?.name ?? '园区'}</View>
        <View className="join-note">{invitation.by} 邀请您以“{roleWord(invitation.role)}”身份加入</View>
        <View className="join-note">
          {invitation.phone === null ? '' : `只限手机号 ${invitation.phone}，`}{dateText(invitation.expiresAt, today)}前有效，只能用一次
        </View>
      </View>
      <ProblemBar problem={problem} />
      {me === undefined && <>
        <Field label="姓名" value={name} onChange={setName} maxLength={30} placeholder="真实姓名" />
        <Field label="职务" value={title} onChange={setTitle} maxLength={40} placeholder="例如：行政经理" />
      </>}
      <AgreePrivacy agreed={agreed} onChange={setAgreed} />
      <PhoneSubmit text="用手机号加入" missing={missing} busy={busy} onCode={(phoneCode) => void join(phoneCode)} />
      <View className="people-buttons"><Button kind="quiet" onPress={() => void startAt('sign-in')}>暂不加入</Button></View>
    </View>
  )
}
