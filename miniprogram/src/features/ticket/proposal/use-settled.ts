import { useEffect, useState } from 'react'

/** Somebody who writes is not asked along at every letter (milliseconds). */
const pause = 500

/** The value once it has stood still. */
export const useSettled = <T>(value: T): T => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
