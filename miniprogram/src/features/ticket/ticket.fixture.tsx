import type { CallName } from '@guagou/types/api'
import type { Result } from '@guagou/types/result'
import type { Me } from '@guagou/types/roster'
import type { Ticket } from '@guagou/types/ticket-view'
import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { queryClient } from '../../services/query'
import { keepToken } from '../../services/session-token'
import { SignedIn } from '../session/signed-in'

export const officer: Me = {
  id: 'officer-1', name: '程泽琳', title: '科长', roles: ['officer'], enterprise: null,
  bureau: { id: 'approval', name: '行政审批局' }, phone: '138****0000', owner: false, privacy: null,
}

export const ticket: Ticket = {
  id: 't1', number: '2026-00012', title: '排水许可怎么办', secret: false, hidden: false, state: 'handling', category: 'request',
  roomId: '91990100200000005G', enterprise: { id: '91990100200000005G', name: '砚渡智能装备有限公司' },
  responsible: { id: 'officer-1', name: '程泽琳' }, leadBureau: { id: 'approval', name: '行政审批局' },
  due: null, left: null, step: null, level: 0, raisedAt: 1, updatedAt: 2, version: 3,
  text: '新车间的雨水口要不要排水许可', raisedBy: { id: 'staff-1', name: '崔丽亮' }, cadre: { id: 'cadre-1', name: '史立琴' },
  supportBureaus: [], informedBureaus: [], progress: null, supervision: null, transfers: 0, reopens: 0, firstAnswerAt: null, cannot: [], owed: null, answer: null, outcome: null, reopenUntil: null, rating: null, plan: [], approval: null, mayStartApproval: false, extension: null,
  returns: 0, routingFinal: false, history: [], can: ['ask', 'answer'],
}

type Answer = (input: Record<string, unknown>) => Promise<Result<unknown>> | Result<unknown>
export type Answers = Partial<Record<CallName, Answer>>

/** The cloud of a test: answers what the test says, and refuses everything it did not think of. */
export const cloudOf = (me: Me, answers: Answers) => {
  const calls: { name: CallName; input: Record<string, unknown> }[] = []
  const common: Answers = {
    'roster.me': () => ({ ok: true, value: me }),
    'notify.balance': () => ({ ok: true, value: { templates: [] } }),
  }
  const api = async (name: CallName, input: Record<string, unknown>): Promise<Result<unknown>> => {
    calls.push({ name, input })
    const answer = answers[name] ?? common[name]
    return answer ? answer(input) : { ok: false, refusal: { code: 'unknown_call' } }
  }
  return { api, calls, made: (name: CallName) => calls.filter((call) => call.name === name).map((call) => call.input) }
}

export const show = (children: ReactNode) => {
  keepToken('a-token')
  queryClient.clear()
  return render(
    <QueryClientProvider client={queryClient}>
      <SignedIn title="诉求">{children}</SignedIn>
    </QueryClientProvider>,
  )
}
