import type { CallName, InputToSend } from '@guagou/types/api'
import type { Visit } from '@guagou/types/visit'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../services/api'
import { callKey, callQuery, queryClient, Refused } from '../../services/query'
import type { Explanation } from '../../services/refusal-text'
import { useAttempt } from '../../services/use-attempt'

const minute = 60_000

/** What is proposed or agreed in the rooms of whoever looks; its moment comes without a signal. */
export const useOpenVisits = (enabled: boolean) => useQuery({ ...callQuery('chat.visit.mine', {}), enabled, refetchInterval: minute })

export const useVisit = (visitId: string) => useQuery({ ...callQuery('chat.visit.view', { visitId }), refetchInterval: minute })

const refresh = (): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => /^(chat\.visit\.(mine|list)|notify\.)/.test(String(queryKey[0])) })

/** Where visits are explained better than by the general sentence. */
const explained = (error: unknown): Explanation | null => {
  if (!(error instanceof Refused)) return null
  const { code, fields = [] } = error.refusal
  if (code === 'bad_input' && fields.includes('at')) return { happened: '这个时间不能走访', next: '请选今后四个月内的工作时间：工作日 9:00–12:00、13:30–17:30' }
  if (code === 'wrong_state' || code === 'conflict') return { happened: '走访安排刚刚变了', next: '已刷新，请看一下新的安排' }
  return null
}

type VisitCall = Extract<CallName, `chat.visit.${'propose' | 'move' | 'agree' | 'decline' | 'cancel' | 'note'}`>

/** One change of a visit, once however often it is tapped; what it became is shown at once. */
export const useVisitDeed = (done: (visit: Visit) => void) => {
  const { busy, problem, attempt } = useAttempt()
  const [particular, setParticular] = useState<Explanation | null>(null)
  const act = <N extends VisitCall>(name: N, input: Omit<InputToSend<N>, 'requestId'>): Promise<void> =>
    attempt(async (intention) => {
      setParticular(null)
      try {
        const answer = await api(name, { ...input, requestId: intention } as unknown as InputToSend<N>)
        if (!answer.ok) throw new Refused(answer.refusal)
        queryClient.setQueryData(callKey('chat.visit.view', { visitId: answer.value.id }), answer.value)
        void refresh()
        done(answer.value)
      } catch (error) {
        setParticular(explained(error))
        if (error instanceof Refused) void queryClient.invalidateQueries({ queryKey: ['chat.visit.view'] })
        throw error
      }
    })
  return { busy, problem: problem && (particular ?? problem), act }
}
