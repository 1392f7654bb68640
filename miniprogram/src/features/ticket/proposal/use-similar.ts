import type { Output } from '@guagou/types/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '../../../services/api'
import { callQuery, Refused } from '../../../services/query'
import { explain } from '../../../services/refusal-text'
import { requestId } from '../../../services/request-id'
import { refreshTicket } from '../calls'
import type { Problem } from '../use-action'
import { useSettled } from './use-settled'

const shortest = 6

/** What is like the matter being written; nothing waits for it, and nothing is shown when nobody answers. */
export const useSimilar = (roomId: string, title: string, text: string): Output<'ticket.similar'> | null => {
  const said = useSettled(text)
  const enabled = roomId !== '' && said.trim().length >= shortest
  const { data } = useQuery({ ...callQuery('ticket.similar', { roomId, title: useSettled(title), text: said }), enabled, placeholderData: keepPreviousData })
  return enabled ? data ?? null : null
}

interface Said { text: string; messageIds: string[]; said: string }

/**
 * Puts what was written into the thread of a ticket that is open already: chosen messages move there, what was written
 * beside them is said there. One intention, however often it is tapped.
 */
export const useSupplement = (done: (ticketId: string) => void) => {
  const [intention] = useState(requestId)
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const supplement = async (ticketId: string, { text, messageIds, said }: Said): Promise<void> => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setProblem(null)
    try {
      if (messageIds.length > 0) {
        const moved = await api('chat.move', { ticketId, requestId: intention, messageIds })
        if (!moved.ok) throw new Refused(moved.refusal)
      }
      if (messageIds.length === 0 || text.trim() !== said.trim()) {
        const written = await api('chat.reply', { ticketId, requestId: intention, text })
        if (!written.ok) throw new Refused(written.refusal)
      }
      void refreshTicket(ticketId)
      done(ticketId)
    } catch (error) {
      running.current = false
      setProblem(explain(error))
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, supplement }
}
