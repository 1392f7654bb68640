import type { MessageKind, Side } from '../../../types/chat'
import type { FileView } from '../../../types/file'

/** The enterprise's one group; its id is the enterprise's. */
export interface RoomDocument {
  _id: string
  /** The enterprise's name. */
  name: string
  /** The last number given to a message or a change of one. Only ever raised atomically, gaps are normal. */
  seq: number
  members: RoomMember[]
  /** What a list of rooms shows; `id` is the message's, so that recalling it can tell whether it is the last. */
  last: { id: string; at: number; kind: MessageKind; text: string; author: string } | null
}

export interface RoomMember {
  id: string
  role: 'staff' | 'cadre'
  /** Member from (inclusive) … to (exclusive), epoch milliseconds. */
  from: number
  to: number
}

export interface MessageDocument {
  _id: string
  roomId: string
  requestId: string
  seq: number
  rev: number
  at: number
  /** When it was last changed; `at` until then. Tells how long a gap before `rev` may still be filled. */
  changedAt: number
  authorId: string
  authorName: string
  side: Side
  kind: MessageKind
  text: string
  /** Always there, null outside threads, so that the index covers it. */
  ticketId: string | null
  /** What a photo, file or voice note carries. */
  file?: FileView
  /** Only its author sees it until the content check has spoken. */
  held?: true
}

/** How far a person has read a room; `_id` is `<roomId>:<personId>`. */
export interface ReadDocument {
  _id: string
  seq: number
}
