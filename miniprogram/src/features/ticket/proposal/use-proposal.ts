import type { Proposal } from '@guagou/types/routing'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { callQuery } from '../../../services/query'
import { useEffect, useState } from 'react'
import { useSettled } from './use-settled'

/** Fewer characters tell nothing. */
const shortest = 4

/**
 * Who should take what is being written; null while too little is said, or while nobody answers: nothing waits for it.
 * @param ready false while it is not known yet whom to leave out: nobody is proposed and then taken back
 */
export const useProposal = (title: string, text: string, without?: string, ready = true): Proposal | null => {
  const settled = useSettled(`${title}\n${text}`)
  const at = settled.indexOf('\n')
  const said = { title: settled.slice(0, at), text: settled.slice(at + 1), ...(without === undefined ? {} : { without }) }
  const enough = ready && settled.trim().length >= shortest
  const { data } = useQuery({ ...callQuery('ticket.propose', said), enabled: enough, placeholderData: keepPreviousData })
  return enough ? data ?? null : null
}

/** As long as a form waits before it shows its choices without a proposal (milliseconds). */
const patience = 3_000

export interface Proposed {
  /** Came in time: what it says stands first and is filled in. */
  proposal: Proposal | null
  /** Came when the choices were on the screen already: they stay where they are, it is only marked among them. */
  late: Proposal | null
  waiting: boolean
}

/** For choices that somebody is about to touch: nothing of them moves once they are shown. */
export const useProposalInTime = (title: string, text: string, without?: string, ready = true): Proposed => {
  const found = useProposal(title, text, without, ready)
  const [over, setOver] = useState(false)
  const [inTime, setInTime] = useState<Proposal | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), patience)
    return () => clearTimeout(timer)
  }, [])
  if (found && !over && !inTime) setInTime(found)
  const proposal = inTime ?? (over ? null : found)
  return { proposal, late: proposal ? null : found, waiting: !proposal && !over && `${title}${text}`.trim().length >= shortest }
}
