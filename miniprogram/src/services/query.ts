import { QueryCache, QueryClient, focusManager, onlineManager, useQuery } from '@tanstack/react-query'
import type { CallName, InputToSend, Output } from '@guagou/types/api'
import type { SignalPart } from '@guagou/types/live'
import type { Refusal } from '@guagou/types/result'
import { api } from './api'
import { isForeground, onForeground } from './foreground'
import { onSignal } from './live'
import { onNetwork } from './network'
import { onTokenChange } from './session-token'
import { Unreachable } from './unreachable'

/** A refusal where only a value can be shown; the page reads its code. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

const mayPass = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Refused && error.refusal.code === 'unavailable')

/** In WeChat no token dies: a call that knows the account no more says that the person himself has to be asked for again. */
const onRefused = (error: unknown, asked: unknown): void => {
  if (error instanceof Refused && error.refusal.code === 'stranger' && asked !== 'roster.me') void queryClient.invalidateQueries({ queryKey: ['roster.me'] })
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, { queryKey }) => onRefused(error, queryKey[0]) }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => failures < 3 && mayPass(error),
      retryDelay: (failures) => Math.min(8_000, 500 * 2 ** failures),
    },
    mutations: { retry: false },
  },
})

/** What a signal's part makes stale: the names of calls, or their beginnings. */
const staleBy: Record<SignalPart, readonly string[]> = {
  chat: ['chat.rooms', 'chat.room', 'chat.waiting', 'chat.unanswered', 'chat.promise.mine', 'chat.visit.'],
  read: ['chat.reads', 'chat.readers'],
  ticket: ['ticket.', 'roster.applications', 'roster.takeovers'],
  inbox: ['notify.', 'roster.policy.'],
}

const stale = (names: readonly string[]): void => {
  if (names.length === 0) return
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => names.some((name) => String(queryKey[0]).startsWith(name)),
  }, { cancelRefetch: false })
}

/** A room full of readers signals each of them: one question a while answers for all. */
const readsEvery = 500
let readsDue: ReturnType<typeof setTimeout> | undefined
const readsLater = (): void => {
  readsDue ??= setTimeout(() => {
    readsDue = undefined
    stale(staleBy.read)
  }, readsEvery)
}

/** Wires the cache to the phone, to the signals and to the session. Called once, by the app. */
export const startQueries = (): void => {
  focusManager.setEventListener((focused) => onForeground((visible) => focused(visible)))
  focusManager.setFocused(isForeground() ? undefined : false)
  onlineManager.setEventListener((online) => onNetwork(online))
  onSignal((_signal, changed) => {
    if (changed.includes('read')) readsLater()
    stale(changed.filter((part) => part !== 'read').flatMap((part) => staleBy[part]))
  })
  // Nothing of one person may be shown to the next.
  onTokenChange(() => queryClient.clear())
}

/** The cache's key of a call: `[name, input]`. */
export const callKey = <N extends CallName>(name: N, input: InputToSend<N>) => [name, input] as const

/** What is read is named by the page's address, not written in a form: an address that names nothing leads nowhere. */
const whereNothingIs = (refusal: Refusal): Refusal => (refusal.code === 'bad_input' ? { code: 'not_found' } : refusal)

/** A reading call as a query: its value, or an error that is `Refused` or `Unreachable`. */
export const callQuery = <N extends CallName>(name: N, input: InputToSend<N>) => ({
  queryKey: callKey(name, input),
  queryFn: async (): Promise<Output<N>> => {
    const answer = await api(name, input)
    if (!answer.ok) throw new Refused(whereNothingIs(answer.refusal))
    return answer.value
  },
})

export const useCall = <N extends CallName>(name: N, input: InputToSend<N>, options: { enabled?: boolean } = {}) =>
  useQuery({ ...callQuery(name, input), ...options })
