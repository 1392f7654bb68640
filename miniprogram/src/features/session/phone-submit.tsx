import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { toast } from '../../components/toast'
import { cloud } from '../../services/platform'
import { explain } from '../../services/refusal-text'
import { demoPhoneCode } from '../../services/session'

interface PhoneSubmitProps {
  text: string
  /** Why it cannot be pressed yet. */
  missing: string | null
  busy: boolean
  /** WeChat's one-time code, worth the person's number once. */
  onCode(code: string): void
}

interface PhoneAnswer {
  detail: { code?: string }
}

/** Submits with the person's phone number. In WeChat its own button gives it; a local cloud has no WeChat and asks for it. */
export function PhoneSubmit({ text, missing, busy, onCode }: PhoneSubmitProps) {
  const [phone, setPhone] = useState('')
  if (cloud === 'wechat') {
    const given = ({ detail }: PhoneAnswer) => (detail.code ? onCode(detail.code) : toast('没有取得手机号，可以再试一次'))
    return (
      <View className="sign-in-box">
        {missing !== null && <View className="sign-in-why">{missing}</View>}
        {missing === null
          ? <Button kind="primary" busy={busy} openType="getPhoneNumber" onGetPhoneNumber={(event) => given(event as unknown as PhoneAnswer)}>{text}</Button>
          : <Button kind="primary" disabled>{text}</Button>}
      </View>
    )
  }
  const valid = /^1\d{10}$/.test(phone)
  const submit = () => void demoPhoneCode(phone).then(onCode, (error: unknown) => toast(`${explain(error).happened}，${explain(error).next}`))
  return (
    <View>
      <Field label="手机号" type="number" value={phone} onChange={setPhone} maxLength={11} placeholder="11 位手机号" hint="演示环境：代替微信的手机号授权" />
      <View className="sign-in-box">
        {missing !== null && <View className="sign-in-why">{missing}</View>}
        <Button kind="primary" busy={busy} disabled={missing !== null || !valid} onPress={submit}>{text}</Button>
      </View>
    </View>
  )
}
