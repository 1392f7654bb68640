import type { Proposal } from '@guagou/types/routing'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { callQuery } from '../../../services/query'
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
