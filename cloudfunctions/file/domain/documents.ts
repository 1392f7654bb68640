import type { FileKind, FilePurpose } from '../../../types/file'
import type { RefusalCode } from '../../../types/result'

/**
 * What the content check says of a photo or voice note. `none` where nobody checks: documents, which WeChat's check
 * does not take, and environments without it.
 */
export type FileCheck = 'none' | 'pending' | 'pass' | 'risky'

export interface FileDocument {
  _id: string
  /** The person who uploads it. */
  by: string
  /** Set for the room itself, null for a ticket. */
  roomId: string | null
  ticketId: string | null
  purpose: FilePurpose
  kind: FileKind
  name: string
  size: number
  seconds: number | null
  state: 'begun' | 'ready' | 'refused'
  /** Why the bytes were not taken. */
  refusal: RefusalCode | null
  at: number
  /** The storage's ids; null until the file is ready. */
  stored: string | null
  thumb: string | null
  /** Its true type. */
  type: string | null
  width: number | null
  height: number | null
  check: FileCheck
  /** When WeChat was last asked about it. */
  askedAt: number
}

/** A question put to WeChat and its verdict, whichever came first; `_id` is WeChat's trace. */
export interface VerdictDocument {
  _id: string
  fileId: string | null
  risky: boolean | null
}
