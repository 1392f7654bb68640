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

/** The `to` of a pairing or membership that has no end yet; a number so that it can be indexed and compared. */
export const noEnd = 8_640_000_000_000_000
