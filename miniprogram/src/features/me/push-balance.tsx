import type { TemplateBalance } from '@guagou/types/notify'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { toast } from '../../components/toast'
import { askPushConsent } from '../../services/push-consent'
import { callKey, queryClient, useCall } from '../../services/query'
import { explain, refusalText } from '../../services/refusal-text'
import { templateWords } from '../session/template-words'

/** Fewer than this and a push may soon not arrive. */
const low = 3

const balanceWord = ({ balance }: TemplateBalance): string => {
  if (balance <= 0) return '已用完，收不到'
  return balance < low ? `仅剩 ${balance} 次` : `${balance} 次`
}

/** How often WeChat may still carry something to this person, and one tap for more. */
export function PushBalance() {
  const { data } = useCall('notify.balance', {})
  const [busy, setBusy] = useState(false)
  if (!data) return null
  const refill = async () => {
    setBusy(true)
    try {
      const answer = await askPushConsent(data.templates)
      if (answer?.ok) {
        queryClient.setQueryData(callKey('notify.balance', {}), answer.value)
        toast('已更新可通知次数')
      } else if (answer) toast(`${refusalText(answer.refusal.code).happened}，${refusalText(answer.refusal.code).next}`)
    } catch (failure) {
      toast(`${explain(failure).happened}，${explain(failure).next}`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <CellGroup heading="可通知次数" note="微信规定：每同意一次，只能通知一次。">
      {data.templates.map((template) => (
        <Cell key={template.name} title={templateWords[template.name].name} note={templateWords[template.name].tells} trail={balanceWord(template)} />
      ))}
      <Button kind="quiet" busy={busy} onPress={() => void refill()}>各补充一次</Button>
    </CellGroup>
  )
}
