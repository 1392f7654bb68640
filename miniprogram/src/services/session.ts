import { useSyncExternalStore } from 'react'
import type { Result } from '@guagou/types/result'
import type { Role } from '@guagou/types/roster'
import { http } from './http'
import { cloud } from './platform'
import { forgetToken, keepToken, onTokenChange, sessionToken } from './session-token'
import { callTimeout } from './transport'
import { Unreachable } from './unreachable'

export interface DemoPerson {
  id: string
  name: string
  title: string
  roles: Role[]
  enterprise: { id: string; name: string } | null
  bureau: { id: string; name: string } | null
  /** What the person is good for in the demo; those who have it come first. */
  why?: string
}

const timeout = callTimeout

/** In WeChat everybody is signed in: the account is the identity, and `roster.me` says whether it is known. */
export const isSignedIn = (): boolean => cloud === 'wechat' || sessionToken() !== null

export const useSignedIn = (): boolean => useSyncExternalStore(onTokenChange, isSignedIn, isSignedIn)

/** The people of the demo roster whose name, enterprise or bureau fits; only a local cloud has this door. */
export const demoPeople = async (search: string, limit = 50): Promise<DemoPerson[]> => {
  const path = `/dev/people?q=${encodeURIComponent(search)}&limit=${limit}`
  const body = await http({ method: 'GET', path, timeout })
  const people = Array.isArray(body) ? body : (body as { people?: unknown } | null)?.people
  if (!Array.isArray(people)) throw new Unreachable('garbled')
  return people as DemoPerson[]
}

/** Becomes a person of the demo roster, in this window only. */
export const signIn = async (personId: string): Promise<Result<null>> => {
  const body = (await http({ method: 'POST', path: '/dev/session', body: { personId }, timeout })) as { token?: unknown } | null
  if (typeof body?.token !== 'string') return { ok: false, refusal: { code: 'not_found' } }
  keepToken(body.token)
  return { ok: true, value: null }
}

/** Becomes somebody with a WeChat account that no roster knows; only a local cloud has this door. */
export const signInAsStranger = async (name: string): Promise<void> => {
  const body = (await http({ method: 'POST', path: '/dev/session', body: { stranger: name }, timeout })) as { token?: unknown } | null
  if (typeof body?.token !== 'string') throw new Unreachable('garbled')
  keepToken(body.token)
}

/** What WeChat's phone button hands over, in a local cloud: a code that is worth this number once. */
export const demoPhoneCode = async (phone: string): Promise<string> => {
  const body = (await http({ method: 'POST', path: '/dev/phone-code', body: { phone }, timeout })) as { code?: unknown } | null
  if (typeof body?.code !== 'string') throw new Unreachable('garbled')
  return body.code
}

export const signOut = forgetToken
