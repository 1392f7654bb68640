import type { Role } from '../../../types/roster'

/** Somebody of the roster. Written by the roster slice, read by all through kit/directory. */
export interface PersonDocument {
  _id: string
  name: string
  /** 11 digits. Leaves the server masked only. */
  phone: string
  /** The bound WeChat account; `unbound:<id>` until there is one, because the index is unique. */
  openid: string
  roles: Role[]
  title: string
  /** Staff only. */
  enterpriseId?: string
  /** The one of the staff who invites and removes colleagues. */
  owner?: boolean
  /** Cadres, officers and leads: their department. */
  bureauId?: string
  /** Cadres: decides the capacity, 5 for a zone leader, 10 for a department head. */
  rank?: 'leader' | 'head'
  /** Nobody any more from this moment on: left, removed or erased. Whoever has none is here to stay. */
  until?: number
  /** The officials he stands in for, with dates; what was is kept. */
  deputising?: Deputising[]
  /** The day he last opened the product, to the day and no finer: only to find contacts nobody reaches any more. */
  seenAt?: number
  /** When somebody last made sure that he is still the right contact. */
  verifiedAt?: number
  /** When he asked for what is stored about him to be deleted. */
  erasureAskedAt?: number
  /** Marks of the accounts that were cut off from him: who still calls with one is known (`domain/account`). */
  formerAccounts?: string[]
  /** The request that removed him, so that its retry answers as the first time. */
  removal?: string
  /** The privacy guide he agreed to last. */
  privacy?: { version: string; at: number }
}

/** One official standing in for another from `from` (inclusive) to `to` (exclusive), epoch milliseconds. */
export interface Deputising {
  id: string
  /** The official on leave. */
  for: string
  forName: string
  /** What the official is, and the deputy meanwhile too. */
  roles: Role[]
  from: number
  to: number
}

export interface EnterpriseDocument {
  /** Unified social credit code. */
  _id: string
  name: string
  industry: string
  /** 规上高企 or 亿元以上. */
  kind: 'hightech' | 'large'
  address: string
}

export interface BureauDocument {
  _id: string
  name: string
  shortName: string
  /** Place in lists. */
  order: number
  /** The duty list; `phrases` are the words in which enterprises speak of a line, `with` lines of other bureaus it needs too. */
  duties: { id: string; text: string; phrases?: string[]; with?: string[] }[]
}

/** Enterprise and cadre from `from` (inclusive) to `to` (exclusive), epoch milliseconds. */
export interface PairingDocument {
  _id: string
  enterpriseId: string
  cadreId: string
  from: number
  to: number
}

/** Whether somebody still belongs to the zone at `now`. */
export const isHere = (person: Pick<PersonDocument, 'until'>, now: number): boolean => now < (person.until ?? noEnd)

/** The account of a person who is bound to none; unique, like every account. */
export const unbound = (personId: string): string => `unbound:${personId}`
export const isBound = (person: Pick<PersonDocument, 'openid'>): boolean => !person.openid.startsWith('unbound:')

/** The `to` of a pairing or membership that has no end yet; a number so that it can be indexed and compared. */
export const noEnd = 8_640_000_000_000_000
