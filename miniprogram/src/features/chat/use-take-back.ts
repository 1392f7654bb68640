import { useEffect } from 'react'
import { refusalText } from '../../services/refusal-text'
import type { Rewrite } from './composer'
import type { OutgoingMessage } from './outgoing'

/** Words that the content check did not let pass go back to their author's composer, with the reason. */
export const useTakeBack = (
  pending: readonly OutgoingMessage[], drop: (id: string) => void, rewrite: (words: Rewrite) => void,
): void => {
  const refused = pending.find(({ refusal, file }) => refusal === 'risky_content' && !file)
  useEffect(() => {
    if (!refused) return
    drop(refused.id)
    const { happened, next } = refusalText('risky_content')
    rewrite({ text: refused.text, because: `${happened}。${next}` })
  }, [refused, drop, rewrite])
}
