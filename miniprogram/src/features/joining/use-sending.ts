import { useRef, useState } from 'react'
import type { CallName, InputToSend, Output } from '@guagou/types/api'
import { api } from '../../services/api'
import { Refused } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { requestId } from '../../services/request-id'

/**
 * One intention that is sent: from being shown to its success it has one request id, so that a second tap or a retry acts once.
 * `send` answers the value, or null when it did not succeed; then `problem` says why.
 */
export const useSending = <N extends CallName>(name: N) => {
  const [intention, setIntention] = useState(requestId)
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<{ happened: string; next: string } | null>(null)
  const send = async (given: Omit<InputToSend<N>, 'requestId'>): Promise<Output<N> | null> => {
    if (running.current) return null
    running.current = true
    setBusy(true)
    setProblem(null)
    try {
      const answer = await api(name, { ...given, requestId: intention } as unknown as InputToSend<N>)
      if (!answer.ok) throw new Refused(answer.refusal)
      setIntention(requestId())
      return answer.value
    } catch (error) {
      setProblem(explain(error))
      return null
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, problem, send }
}
