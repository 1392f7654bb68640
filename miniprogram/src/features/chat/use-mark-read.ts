import type { Message } from '@guagou/types/chat'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../services/api'
import { usePageShown } from '../../services/page-shown'

interface MarkReadInput {
  roomId: string
  messages: readonly Message[]
  meId: string
  readSeq: number
  /** The newest message is in sight. */
  atEnd: boolean
}

/** Tells the cloud how far the person has read. Answers how many messages of others he has not had in sight yet. */
export const useMarkRead = ({ roomId, messages, meId, readSeq, atEnd }: MarkReadInput): number => {
  const shown = usePageShown()
  const newest = messages.at(-1)?.seq ?? 0
  const [seen, setSeen] = useState(readSeq)
  const told = useRef(readSeq)
  const seeing = atEnd && shown
  if (seeing && newest > seen) setSeen(newest)

  useEffect(() => {
    if (!seeing || newest <= told.current) return
    const before = told.current
    told.current = newest
    // Untold is told with the next message; nobody has to know.
    const untold = () => {
      told.current = before
    }
    api('chat.read', { roomId, seq: newest }).then((answer) => {
      if (!answer.ok) untold()
    }, untold)
  }, [roomId, newest, seeing])

  let fresh = 0
  for (let place = messages.length - 1; place >= 0; place -= 1) {
    const message = messages[place] as Message
    if (message.seq <= seen) break
    if (message.author.id !== meId) fresh += 1
  }
  return fresh
}
