import type { Proposal } from '@guagou/types/routing'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { callQuery } from '../../../services/query'

/** Somebody who writes is not asked along at every letter. */
const pause = 500
/** Fewer characters tell nothing. */
const shortest = 4

const useSettled = <T>(value: T): T => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** Who should take what is being written; null while too little is said, or while nobody answers: nothing waits for it. */
export const useProposal = (title: string, text: string): Proposal | null => {
  const settled = useSettled(`${title}\n${text}`)
  const at = settled.indexOf('\n')
  const said = { title: settled.slice(0, at), text: settled.slice(at + 1) }
  const enough = settled.trim().length >= shortest
  const { data } = useQuery({ ...callQuery('ticket.propose', said), enabled: enough, placeholderData: keepPreviousData })
  return enough ? data ?? null : null
}
