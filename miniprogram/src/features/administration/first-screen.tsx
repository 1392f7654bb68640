import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { NoticeBar } from '../../components/notice-bar'
import { Screen } from '../../components/screen'
import { startAt } from '../../navigation'
import { api } from '../../services/api'
import { cloud } from '../../services/platform'
import { explain, refusalText } from '../../services/refusal-text'
import { signInAsStranger, signOut } from '../../services/session'
import { queryClient } from '../../services/query'
import { requestId } from '../../services/request-id'
import './administration.scss'

/** The printed link's page: whoever holds its secret becomes the first administrator, once. */
export function FirstScreen({ secret: given }: { secret: string }) {
  const [secret, setSecret] = useState(given)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [account] = useState(requestId)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const ready = /^[A-Za-z0-9_-]{22,64}$/.test(secret.trim()) && name.trim() !== '' && /^1\d{10}$/.test(phone)
  const submit = async () => {
    setBusy(true)
    setProblem(null)
    try {
      // In WeChat the account is there already; this browser gets one of its own, and the administrator is bound to it.
      if (cloud === 'local') await signInAsStranger(account)
      const answer = await api('roster.first', { secret: secret.trim(), name: name.trim(), phone })
      if (answer.ok) {
        queryClient.clear()
        return await startAt('me')
      }
      if (cloud === 'local') signOut()
      setProblem(answer.refusal.code === 'bad_code'
        ? '开通码无效：已用过、已过期，或已有管理员。请重新启动服务获取新的链接。'
        : `${refusalText(answer.refusal.code).happened}，${refusalText(answer.refusal.code).next}`)
    } catch (failure) {
      setProblem(`${explain(failure).happened}，${explain(failure).next}`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Screen title="开通管理员" alone>
      <View className="first">
        <View className="first-title">开通首任管理员</View>
        <View className="first-note">此链接只能使用一次。填写后，您就是本区的平台管理员，可以导入名册、安排挂钩、设置时限；管理员不查看群聊内容。</View>
        {given === '' && <Field label="开通码" value={secret} onChange={setSecret} placeholder="粘贴启动时打印的开通码" />}
        <Field label="姓名" value={name} onChange={setName} maxLength={20} />
        <Field label="手机号" type="number" value={phone} onChange={setPhone} maxLength={11} placeholder="11 位手机号" />
        {problem !== null && <NoticeBar tone="danger" text={problem} />}
        <View className="first-act"><Button kind="primary" busy={busy} disabled={!ready} onPress={() => void submit()}>开通</Button></View>
      </View>
    </Screen>
  )
}
