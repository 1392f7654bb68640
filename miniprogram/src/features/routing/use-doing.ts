import type { CallName, InputToSend } from '@guagou/types/api'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { Refused } from '../../services/query'
import { requestId } from '../../services/request-id'
import { useAttempt } from '../../services/use-attempt'

/** What an administrator does about learning, one thing at a time; a failure is told and changes nothing. */
export const useDoing = (done: () => void) => {
  const { busy, problem, attempt } = useAttempt()
  const act = <N extends CallName>(name: N, input: InputToSend<N>, said: string): Promise<void> => attempt(async () => {
    const answer = await api(name, input)
    if (!answer.ok) throw new Refused(answer.refusal)
    toast(said)
    done()
  })
  return {
    busy,
    problem,
    unlearn: (ticketId: string, learned: boolean) => act('ticket.unlearn', { ticketId, learned }, learned ? '已恢复学习' : '已撤销，不再按这件建议'),
    relearn: () => act('ticket.relearn', { requestId: requestId() }, '正在按历史派单重新学习'),
    setThreshold: (sureFrom: number) => act('ticket.threshold', { sureFrom }, '已保存'),
  }
}
