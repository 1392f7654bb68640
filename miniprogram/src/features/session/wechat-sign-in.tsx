import { View } from '@tarojs/components'
import { privacyVersion } from '@guagou/types/joining'
import { useEffect, useState } from 'react'
import { Button } from '../../components/button'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { toast } from '../../components/toast'
import { NoticeBar } from '../../components/notice-bar'
import { open, startAt, openFirst } from '../../navigation'
import { api } from '../../services/api'
import { agreedToPrivacy } from '../../services/privacy'
import { callKey, queryClient, Refused, useCall } from '../../services/query'
import { explain, refusalText } from '../../services/refusal-text'
import { firstTab } from './first-tab'

interface PhoneAnswer {
  detail: { code?: string }
}

/** WeChat knows who is here; a phone number that the roster knows binds the account to the person, once. */
export function WechatSignIn({ onLater }: { onLater(): void }) {
  const { data: me, error, refetch } = useCall('roster.me', {})
  const [agreed, setAgreed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [unknown, setUnknown] = useState(false)
  useEffect(() => {
    if (me) void startAt(firstTab(me.roles))
  }, [me])

  const agree = async () => {
    if (await agreedToPrivacy()) setAgreed(true)
    else toast('未同意隐私保护指引，暂时不能核对手机号')
  }
  const bind = async ({ detail }: PhoneAnswer) => {
    if (!detail.code) return toast('没有取得手机号，可以再试一次')
    setBusy(true)
    try {
      const answer = await api('roster.bind', { phoneCode: detail.code, privacy: privacyVersion })
      if (answer.ok) queryClient.setQueryData(callKey('roster.me', {}), answer.value)
      else if (answer.refusal.code === 'stranger') setUnknown(true)
      else toast(`${refusalText(answer.refusal.code).happened}，${refusalText(answer.refusal.code).next}`)
    } catch (failure) {
      toast(`${explain(failure).happened}，${explain(failure).next}`)
    } finally {
      setBusy(false)
    }
  }

  const unbound = error instanceof Refused && error.refusal.code === 'stranger'
  if (error && !unbound) return <ErrorPanel {...explain(error)} onRetry={() => void refetch()} />
  if (!unbound) return <Skeleton rows={2} lead={false} />
  return (
    <View className="sign-in-box">
      {unknown && <NoticeBar tone="warning" text="名册中没有这个手机号。可以申请加入，由挂钩干部核对" />}
      <View className="sign-in-why">首次使用，请用单位登记的手机号核对身份。</View>
      {agreed
        ? <Button kind="primary" busy={busy} openType="getPhoneNumber" onGetPhoneNumber={(event) => void bind(event as unknown as PhoneAnswer)}>用手机号登录</Button>
        : <Button kind="primary" onPress={() => void agree()}>同意隐私保护指引并继续</Button>}
      <Button onPress={() => open('join', {})}>我不在名册里，申请加入</Button>
      <Button kind="quiet" onPress={openFirst}>我有管理员开通码</Button>
      <Button kind="quiet" onPress={onLater}>暂不登录</Button>
    </View>
  )
}
