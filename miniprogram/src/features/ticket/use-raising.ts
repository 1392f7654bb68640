import type { InputToSend } from '@guagou/types/api'
import type { Ticket } from '@guagou/types/ticket-view'
import { useRef, useState } from 'react'
import { api } from '../../services/api'
import { Refused } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { requestId } from '../../services/request-id'
import { noteTicket } from './calls'
import type { Problem } from './use-action'

type Raised = Omit<InputToSend<'ticket.raise'>, 'requestId'>

/** One text of the raise page makes one ticket, however often it is tapped or retried; a second matter is a new intention. */
export const useRaiseOnce = (done: (ticket: Ticket) => void) => {
  const [intention, setIntention] = useState(requestId)
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const raise = async (given: Raised): Promise<void> => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setProblem(null)
    try {
      const answer = await api('ticket.raise', { requestId: intention, ...given })
      if (!answer.ok) throw new Refused(answer.refusal)
      noteTicket(answer.value)
      done(answer.value)
    } catch (error) {
      running.current = false
      setBusy(false)
      setProblem(explain(error))
    }
  }
  const again = (): void => {
    running.current = false
    setBusy(false)
    setIntention(requestId())
  }
  return { busy, problem, raise, again }
}
