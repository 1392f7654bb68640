import type { TemplateBalance, TemplateName } from '@guagou/types/notify'
import { askPushConsent } from '../../services/push-consent'
import { callKey, queryClient, useCall } from '../../services/query'
import { toast } from '../../components/toast'
import { lowTemplates } from '../chat/use-ask-consent'
import { useMe } from '../session/signed-in'

/** The templates that run out for this person, and asking for more at a tap. */
export const useLowBalance = () => {
  const me = useMe()
  const { data } = useCall('notify.balance', {})
  const names: readonly TemplateName[] = me.roles.includes('staff') ? ['progress'] : ['todo', 'deadline']
  const low: TemplateBalance[] = lowTemplates(data?.templates ?? [], names)
  const ask = async () => {
    const answer = await askPushConsent(low)
    if (answer?.ok) {
      queryClient.setQueryData(callKey('notify.balance', {}), answer.value)
      toast('已收到您的同意，有事会提醒您')
    }
  }
  return { low: low.length > 0, ask }
}
