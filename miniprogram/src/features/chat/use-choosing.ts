import type { Message } from '@guagou/types/chat'
import { useCallback, useState } from 'react'
import { toast } from '../../components/toast'

/** A ticket is made of this many messages at most (types/ticket.ts). */
const most = 50

/** Which messages are chosen; null while nobody is choosing. */
export const useChoosing = () => {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const begin = useCallback((message: Message) => setChosen(new Set([message.id])), [])
  const end = useCallback(() => setChosen(null), [])
  const toggle = useCallback(({ id }: Message) => setChosen((before) => {
    if (before === null) return before
    const after = new Set(before)
    if (!after.delete(id)) {
      if (after.size >= most) {
        toast(`一次最多选 ${most} 条`)
        return before
      }
      after.add(id)
    }
    return after
  }), [])
  return { chosen, begin, toggle, end }
}
