import { useRef, useState } from 'react'
import { api } from '../../services/api'
import { Refused } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { requestId } from '../../services/request-id'
import { noteTicket, refreshTicket } from './calls'

/** Says that a step of the plan is done; a second tap or a retry says it once. */
export const useTick = (ticketId: string) => {
  const ids = useRef(new Map<string, string>())
  const [ticking, setTicking] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  /** true once it is said. */
  const tick = async (stepId: string): Promise<boolean> => {
    if (ticking !== null) return false
    const id = ids.current.get(stepId) ?? requestId()
    ids.current.set(stepId, id)
    setTicking(stepId)
    setProblem(null)
    try {
      const answer = await api('ticket.plan.done', { ticketId, requestId: id, stepId })
      if (!answer.ok) throw new Refused(answer.refusal)
      noteTicket(answer.value)
      return true
    } catch (error) {
      const { happened, next } = explain(error)
      setProblem(`${happened}，${next}`)
      if (error instanceof Refused) void refreshTicket(ticketId)
      return false
    } finally {
      setTicking(null)
    }
  }
  return { ticking, problem, tick }
}
