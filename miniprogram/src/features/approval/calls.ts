import type { CallName, InputToSend } from '@guagou/types/api'
import type { Approval } from '@guagou/types/approval'
import { useRef, useState } from 'react'
import { api } from '../../services/api'
import { Refused, callKey, callQuery, queryClient, useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { requestId } from '../../services/request-id'
import { useQuery } from '@tanstack/react-query'
import { stateWords, itemStateWords } from '../ticket/words'

const minute = 60_000

/** The board; with a day, the backward plan for that day instead of the kept one. */
export const useApproval = (ticketId: string, startOn?: string) =>
  useQuery({ ...callQuery('ticket.approval.view', { ticketId, ...(startOn === undefined ? {} : { startOn }) }), refetchInterval: minute })

export const useTemplates = () => useCall('ticket.templates', {})

/** What of an approval waits for my side. */
export const useMyItems = () => useQuery({ ...callQuery('ticket.approval.mine', {}), refetchInterval: minute })

type Moving = Extract<CallName, `ticket.item.${string}` | 'ticket.approval.start' | 'ticket.approval.add' | 'ticket.approval.target'>
type Given<N extends Moving> = Omit<InputToSend<N>, 'ticketId' | 'requestId'>

export interface Trouble {
  happened: string
  next: string
}

const troubleOf = (error: unknown): Trouble => {
  const { happened, next } = explain(error)
  const state = error instanceof Refused ? error.refusal.state : undefined
  const words = state === undefined ? undefined : { ...stateWords, ...itemStateWords }[state as keyof typeof itemStateWords]
  return { happened: words ? `${happened}，现在是“${words.text}”` : happened, next }
}

const note = (approval: Approval): void => {
  queryClient.setQueryData(callKey('ticket.approval.view', { ticketId: approval.ticket.id }), approval)
  void queryClient.invalidateQueries({ predicate: ({ queryKey: [name, input] }) =>
    String(name).startsWith('ticket.') && !(name === 'ticket.approval.view' && !(input as { startOn?: string }).startOn) })
}

/**
 * Moves of one approval. An intention keeps its request id until it has succeeded, so that a second tap or a retry
 * after a lost answer acts once.
 */
export const useMoves = (ticketId: string) => {
  const intentions = useRef(new Map<string, string>())
  const [busy, setBusy] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const running = useRef(false)

  const run = async <N extends Moving>(name: N, given: Given<N>): Promise<Approval | null> => {
    if (running.current) return null
    const intention = `${name} ${JSON.stringify(given)}`
    const id = intentions.current.get(intention) ?? requestId()
    intentions.current.set(intention, id)
    running.current = true
    setBusy(intention)
    setTrouble(null)
    try {
      const answer = await api(name, { ticketId, requestId: id, ...given } as unknown as InputToSend<N>)
      if (!answer.ok) throw new Refused(answer.refusal)
      intentions.current.delete(intention)
      note(answer.value as Approval)
      return answer.value as Approval
    } catch (error) {
      setTrouble(troubleOf(error))
      if (error instanceof Refused) {
        intentions.current.delete(intention)
        void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'ticket.approval.view' })
      }
      return null
    } finally {
      running.current = false
      setBusy(null)
    }
  }
  return { run, busy: busy !== null, trouble, forget: () => setTrouble(null) }
}

export type Moves = ReturnType<typeof useMoves>
