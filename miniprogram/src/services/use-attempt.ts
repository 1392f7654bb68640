import { useRef, useState } from 'react'
import { explain, type Explanation } from './refusal-text'
import { requestId } from './request-id'

/**
 * One thing that a person wants done: while it is under way a second tap does nothing, a failure is explained, and trying
 * again carries the same request id, so that it happens once.
 */
export const useAttempt = () => {
  const [intention] = useState(requestId)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Explanation | null>(null)
  const running = useRef(false)
  const attempt = async (work: (intention: string) => Promise<void>): Promise<void> => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setProblem(null)
    try {
      await work(intention)
    } catch (failure) {
      setProblem(explain(failure))
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, problem, attempt }
}
