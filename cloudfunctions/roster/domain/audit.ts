import type { AuditKind } from '../../../types/administration'
import type { PersonRef } from '../../../types/roster'

/** One document as it was and as it became; null where there was or is none. */
export interface AuditChange {
  in: 'people' | 'enterprises' | 'bureaus' | 'pairings' | 'settings'
  id: string
  before: unknown
  after: unknown
}

/** Who changed what in the roster, and when. Only ever added to. */
export interface AuditDocument {
  _id: string
  at: number
  by: PersonRef
  kind: AuditKind
  subject: string
  /** The name of what was changed, as it was read at that time. */
  name: string
  changes: AuditChange[]
  /** What an undo took back. */
  undoes?: string
}
