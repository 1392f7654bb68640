import type { LineEvent, MessageKind, Promised, Side } from '../../../types/chat'
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
  /**
   * Since when the enterprise waits for an answer, by place (`roomPlace` or a ticket's id): the moment of its first
   * message that no official has answered. Set and ended in the same step that takes a message's number.
   */
  waits?: Record<string, number>
  /** When to look whether somebody has to be reminded of them: never later than the first reminder that is owed. */
  remindAt?: number
  /** When enough messages have come to lie for the search to gather them; missing when there are none. */
  gatherAt?: number
  /** Everything below this `seq` is gathered for the search. */
  gathered?: number
}

export interface RoomMember {
  id: string
  role: 'staff' | 'cadre'
  /** Member from (inclusive) … to (exclusive), epoch milliseconds. */
  from: number
  to: number
  /** Stands in for this cadre; the enterprise's cadre he is not. */
  deputyOf?: string
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
  quoteId?: string
  mentions?: string[]
  moved?: boolean
  forwarded?: { author: string; at: number }
  /** The message it is a copy of: when that is recalled, so is this. */
  copyOf?: string
  line?: { event: LineEvent; count: number }
  /** What a photo, file or voice note carries. */
  file?: FileView
  /** A date its author gave in it. */
  promise?: Promised
  /** Only its author sees it until the content check has spoken. */
  held?: true
}

/**
 * The words of a run of messages, for the search (docs/adr/0030). `_id` is `<roomId>:<n>`; of messages of the `n`-th
 * sixty-four places only those with words are here. Written once, when none of them can be recalled any more.
 */
export interface WordsDocument {
  _id: string
  roomId: string
  n: number
  seqs: number[]
  /** As the search compares them, a line for each of `seqs`: one text is looked through several times faster than many. */
  text: string
}

/** How far a person has read a room; `_id` is `<roomId>:<personId>`. */
export interface ReadDocument {
  _id: string
  seq: number
}
