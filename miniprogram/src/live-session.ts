import { useEffect } from 'react'
import { live } from './services/live'
import { useCall } from './services/query'
import { useSignedIn } from './services/session'

/** Listens for the signed-in person's signals for as long as he is signed in. */
export const useLiveSession = (): void => {
  const signedIn = useSignedIn()
  const me = useCall('roster.me', {}, { enabled: signedIn })
  const personId = signedIn ? me.data?.id : undefined
  useEffect(() => {
    if (personId === undefined) live.stop()
    else live.start(personId)
  }, [personId])
}
