import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Button } from '../../components/button'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { copy } from '../../services/clipboard'
import { platform } from '../../services/platform'
import { explain, refusalText } from '../../services/refusal-text'

/** Brings the whole number of somebody who has to be called; the look is noted, and he can see it. */
export function CallButton({ personId, name }: { personId: string; name: string }) {
  const [busy, setBusy] = useState(false)
  const [number, setNumber] = useState<string | null>(null)
  const call = async () => {
    setBusy(true)
    try {
      const answer = await api('roster.phone', { personId })
      if (!answer.ok) return toast(`${refusalText(answer.refusal.code).happened}，${refusalText(answer.refusal.code).next}`)
      setNumber(answer.value.phone)
      if (platform === 'wechat') await Taro.makePhoneCall({ phoneNumber: answer.value.phone }).catch(() => undefined)
      else toast((await copy(answer.value.phone)) ? '号码已复制，本次查看已记录' : '本次查看已记录')
    } catch (error) {
      toast(`${explain(error).happened}，${explain(error).next}`)
    } finally {
      setBusy(false)
    }
  }
  return <Button size="inline" busy={busy} label={`打电话给${name}，查看会被记录`} onPress={() => void call()}>{number ?? '打电话'}</Button>
}
