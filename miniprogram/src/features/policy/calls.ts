import type { FittingPolicy } from '@guagou/types/policy'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../services/api'
import { callKey, callQuery, queryClient, Refused } from '../../services/query'
import { useAttempt } from '../../services/use-attempt'
import { dateText } from '../../words/dates'
import { noteTicket } from '../ticket/calls'

/** What fits the enterprise of whoever looks; a deadline passes without a signal. */
export const useOwnPolicies = (enabled: boolean) => useQuery({ ...callQuery('roster.policy.mine', {}), enabled, refetchInterval: 10 * 60_000 })

/** The ticket that asks how to apply: the policy is named, so that whoever handles it knows which. */
export const applicationOf = ({ title, dueAt, summary }: FittingPolicy, now: number) => ({
  title: `申请政策：${title}`.slice(0, 60),
  text: `我公司想申请惠企政策《${title}》（申报截止 ${dateText(dueAt, now)}）。\n政策摘要：${summary}\n请告知申报条件、所需材料和办理方式。`,
  category: 'inquiry' as const,
})

/**
 * 已了解/不需要, or 想申请: then a ticket is raised first and named in the answer. Tried again both carry the same ids, so
 * that it is one ticket however often it is tapped.
 */
export const usePolicyAnswer = (policy: FittingPolicy, done: (answer: 'known' | 'applied') => void) => {
  const { busy, problem, attempt } = useAttempt()
  const say = async (requestId: string, ticketId?: string) => {
    const answer = await api('roster.policy.answer', { requestId, policyId: policy.id, ...(ticketId === undefined ? {} : { ticketId }) })
    if (!answer.ok) throw new Refused(answer.refusal)
    queryClient.setQueryData(callKey('roster.policy.view', { policyId: policy.id }), answer.value)
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => /^(roster\.policy\.mine|notify\.)/.test(String(queryKey[0])) })
  }
  const known = () => attempt(async (intention) => {
    await say(intention)
    done('known')
  })
  const apply = (roomId: string, now: number) => attempt(async (intention) => {
    const raised = await api('ticket.raise', { requestId: intention, roomId, messageIds: [], secret: false, ...applicationOf(policy, now) })
    if (!raised.ok) throw new Refused(raised.refusal)
    noteTicket(raised.value)
    await say(intention, raised.value.id)
    done('applied')
  })
  return { busy, problem, known, apply }
}
