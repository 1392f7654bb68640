import { functionOf, type CallName, type InputToSend, type Output } from '@guagou/types/api'
import { useEffect, useSyncExternalStore } from 'react'
import { api } from '../../services/api'
import { live, onSignal } from '../../services/live'
import { Refused } from '../../services/query'
import { onTokenChange } from '../../services/session-token'
import { createHistory, type History, type HistoryStore, type Reader, type Standing } from './history'
import { placeOf, type Target } from './target'

const pageOf = { first: 50, older: 100, forward: 200 }

const value = async <N extends CallName>(name: N, input: InputToSend<N>): Promise<Output<N>> => {
  const answer = await api(name, input)
  if (!answer.ok) throw new Refused(answer.refusal)
  return answer.value
}

const standingOf = <N extends 'chat.since' | 'chat.thread'>(
  target: Target, name: N, input: (after: number) => InputToSend<N>,
): Standing => ({
  seen: () => live.signal()?.chat ?? null,
  stand(after, seen, heard) {
    live.stand(placeOf(target), { part: 'chat', seen, paged: true, function: functionOf(name), call: name, input: input(after) }, (answer, then, goesOn) =>
      heard(answer.ok ? (answer.value as Output<N>) : null, then, goesOn))
  },
  giveUp: () => live.giveUp(placeOf(target)),
})

const readerOf = (target: Target): Reader => {
  if ('roomId' in target) {
    const { roomId } = target
    return {
      standing: standingOf(target, 'chat.since', (after) => ({ roomId, after, limit: pageOf.forward })),
      latest: () => value('chat.before', { roomId, limit: pageOf.first }),
      before: (seq) => value('chat.before', { roomId, before: seq, limit: pageOf.older }),
      since: (after) => value('chat.since', { roomId, after, limit: pageOf.forward }),
    }
  }
  const since = (after: number) => value('chat.thread', { ticketId: target.ticketId, after, limit: pageOf.forward })
  return {
    standing: standingOf(target, 'chat.thread', (after) => ({ ticketId: target.ticketId, after, limit: pageOf.forward })),
    // A thread is read forward from its beginning: nothing lies before it.
    latest: () => Promise.resolve({ messages: [], cursor: 0, more: false }),
    before: () => Promise.resolve({ messages: [], cursor: 0, more: false }),
    since,
  }
}

const stores = new Map<string, HistoryStore>()
// Nothing that one person has read may be shown to the next.
onTokenChange(() => stores.clear())

/** The one history of a place on this device; it outlives the page, so that coming back shows it at once. */
export const historyOf = (target: Target): HistoryStore => {
  const place = placeOf(target)
  const store = stores.get(place) ?? createHistory(readerOf(target))
  stores.set(place, store)
  return store
}

/** The messages of a room or thread, kept up to date by signals while the page is open. */
export const useHistory = (target: Target): History & Pick<HistoryStore, 'catchUp' | 'loadOlder'> => {
  const store = historyOf(target)
  const place = placeOf(target)
  const history = useSyncExternalStore(store.subscribe, store.read, store.read)
  useEffect(() => {
    void store.catchUp()
    return onSignal((_signal, changed, heard) => {
      // What a standing call brings is on its way or was in the same answer.
      if (changed.includes('chat') && !(heard && live.stands(place))) void store.catchUp()
    })
  }, [store, place])
  return { ...history, catchUp: store.catchUp, loadOlder: store.loadOlder }
}
