import type { TemplateBalance, TemplateName } from '@guagou/types/notify'
import { useCallback, useRef } from 'react'
import { currentTime } from '../../services/clock'
import { askPushConsent } from '../../services/push-consent'
import { callKey, queryClient, useCall } from '../../services/query'
import { kept } from '../../services/storage'
import { dayNumber } from '../../words/moments'
import { useMe } from '../session/signed-in'

/** Fewer sends than this and it is worth asking. */
const low = 3
const askedKey = (personId: string): string => `consentAsked.${personId}`

/** Which templates this person lives by, and of those the ones that run out. */
export const lowTemplates = (templates: readonly TemplateBalance[], names: readonly TemplateName[]): TemplateBalance[] =>
  templates.filter(({ name, balance }) => names.includes(name) && balance < low)

/**
 * Asks for push consent at a tap that has a reason of its own: the first message of a visit.
 * Once a day at most, whatever the answer was.
 */
export const useAskConsent = (): (() => void) => {
  const me = useMe()
  const { data } = useCall('notify.balance', {})
  const asked = useRef(false)
  const names: readonly TemplateName[] = me.roles.includes('staff') ? ['progress'] : ['todo', 'deadline']
  const templates = lowTemplates(data?.templates ?? [], names)
  return useCallback(() => {
    if (asked.current || templates.length === 0) return
    asked.current = true
    const today = dayNumber(currentTime())
    if (kept.read<number>(askedKey(me.id)) === today) return
    kept.write(askedKey(me.id), today)
    askPushConsent(templates).then((answer) => {
      if (answer?.ok) queryClient.setQueryData(callKey('notify.balance', {}), answer.value)
      // Without an answer nothing is booked, and tomorrow it is asked again.
    }, () => undefined)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the list is new with each drawing, the data is not
  }, [me.id, data])
}
