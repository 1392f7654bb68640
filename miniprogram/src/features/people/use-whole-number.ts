import { useState } from 'react'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { explain, refusalText } from '../../services/refusal-text'

/** Brings the whole number of somebody who has to be called; the look is noted, and he can see it. */
export const useWholeNumber = (personId: string) => {
  const [busy, setBusy] = useState(false)
  const [number, setNumber] = useState<string | null>(null)
  const bring = async (): Promise<string | null> => {
    setBusy(true)
    try {
      const answer = await api('roster.phone', { personId })
      if (answer.ok) {
        setNumber(answer.value.phone)
        return answer.value.phone
      }
      toast(`${refusalText(answer.refusal.code).happened}，${refusalText(answer.refusal.code).next}`)
    } catch (error) {
      toast(`${explain(error).happened}，${explain(error).next}`)
    } finally {
      setBusy(false)
    }
    return null
  }
  return { busy, number, bring }
}
