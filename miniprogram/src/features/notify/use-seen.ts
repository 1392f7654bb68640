import { useEffect } from 'react'
import { api } from '../../services/api'
import { queryClient } from '../../services/query'

/** Somebody who opens a ticket has seen everything he was told about it. Losing the call loses nothing: the next opening tells it. */
export const useSeen = (ticketId: string, loaded: boolean): void => {
  useEffect(() => {
    if (!loaded) return
    api('notify.seen', { ticketId }).then((answer) => {
      if (answer.ok) void queryClient.invalidateQueries({ queryKey: ['notify.inbox'] })
    }, () => undefined)
  }, [ticketId, loaded])
}
