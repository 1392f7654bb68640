import type { InputToSend } from '@guagou/types/api'
import type { RefusalCode } from '@guagou/types/result'
import type { PersonAction } from '@guagou/types/ticket'
import type { Ticket } from '@guagou/types/ticket-view'
import { useRef, useState } from 'react'
import { api } from '../../services/api'
import { Refused } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { requestId } from '../../services/request-id'
import { noteTicket, refreshTicket } from './calls'
import { stateWords } from './words'

/** What a form gives beside the ticket and the request's id. */
export type Given<A extends PersonAction> = Omit<InputToSend<`ticket.${A}`>, 'ticketId' | 'requestId'>

export interface Problem {
  happened: string
  next: string
}

/** Somebody was quicker: what the page shows is no longer true. */
const stale: readonly RefusalCode[] = ['wrong_state', 'conflict', 'not_found']

const problemOf = (error: unknown): Problem => {
  const { happened, next } = explain(error)
  // Where it stands now explains a refusal only if that is why: a limit that is over is over in the same state.
  const state = error instanceof Refused && stale.includes(error.refusal.code) ? error.refusal.state : undefined
  const now = state !== undefined && state in stateWords ? `，现在是“${stateWords[state as keyof typeof stateWords].text}”` : ''
  return { happened: happened + now, next }
}

/**
 * One intention: an action on a ticket, from opening its form to its success. Its request id is made once,
 * so that a second tap or a retry after a lost answer acts once; what was written stays until it succeeds.
 */
export const useAction = <A extends PersonAction>(action: A, ticketId: string, done: (ticket: Ticket) => void) => {
  const [intention] = useState(requestId)
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  const submit = async (given: Given<A>): Promise<void> => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setProblem(null)
    try {
      const input = { ticketId, requestId: intention, ...given } as unknown as InputToSend<`ticket.${A}`>
      const answer = await api(`ticket.${action}`, input)
      if (!answer.ok) throw new Refused(answer.refusal)
      noteTicket(answer.value as Ticket)
      done(answer.value as Ticket)
    } catch (error) {
      setProblem(problemOf(error))
      if (error instanceof Refused && stale.includes(error.refusal.code)) void refreshTicket(ticketId)
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  return { busy, problem, submit }
}
