import type { CallName, InputToSend, Output } from '@guagou/types/api'
import { useRef, useState } from 'react'
import { api } from '../../services/api'
import { queryClient, Refused } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { requestId } from '../../services/request-id'
import { fieldSentence } from './words'

export interface Problem {
  happened: string
  next: string
}

type Given<N extends CallName> = Omit<InputToSend<N>, 'requestId'>

export const problemOf = (error: unknown): Problem => {
  const { happened, next } = explain(error)
  const fields = error instanceof Refused ? error.refusal.fields ?? [] : []
  const told = fields.map(fieldSentence).filter((one) => one !== null)
  if (error instanceof Refused && error.refusal.code === 'conflict') return { happened: '有人刚刚改了同一处', next: '已刷新，请核对后再保存' }
  return told.length > 0 ? { happened: told.join('；'), next: '请改正后再保存' } : { happened, next }
}

/** One intention of an administrator: its request id stays through retries, and is a new one after success. */
export const useDeed = <N extends CallName>(name: N, done: (value: Output<N>) => void) => {
  const intention = useRef(requestId())
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const submit = async (given: Given<N>): Promise<void> => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setProblem(null)
    try {
      const answer = await api(name, { requestId: intention.current, ...given } as unknown as InputToSend<N>)
      if (!answer.ok) throw new Refused(answer.refusal)
      intention.current = requestId()
      done(answer.value)
      refreshRoster()
    } catch (error) {
      setProblem(problemOf(error))
      if (error instanceof Refused) intention.current = requestId()
      if (error instanceof Refused && error.refusal.code === 'conflict') refreshRoster()
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, problem, submit }
}

/** Everything an administrator may be looking at. */
export const refreshRoster = (): void => {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => /^(roster\.|ticket\.(calendar|limits|settings))/.test(String(queryKey[0])) })
}
