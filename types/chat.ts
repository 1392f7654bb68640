import * as z from 'zod/mini'
import { FileView } from './file'
import { FileId, MessageId, RequestId, RoomId, TicketId, text } from './ids'
import { EnterpriseRef, PersonRef, Role } from './roster'
import { Moment } from './time'

export const messageLimit = 2_000

/** Which side of the table an author sits on; decides who owes whom an answer. */
export const Side = z.enum(['enterprise', 'government', 'system'])
export type Side = z.infer<typeof Side>

/** How long an author may take a message back, in milliseconds. */
export const recallMs = 2 * 60_000

/**
 * `photo`, `voice` and `file` carry a file; `card` shows a ticket; `line` is a quiet line of the product itself.
 * `recalled` is the trace of what its author took back, `refused` of what the content check did not let pass.
 */
export const MessageKind = z.enum(['text', 'photo', 'voice', 'file', 'card', 'line', 'recalled', 'refused'])
export type MessageKind = z.infer<typeof MessageKind>

/** What a person said or sent: it can be taken back, and go into a ticket. */
export const saidKinds = ['text', 'photo', 'voice', 'file'] as const satisfies readonly MessageKind[]
export const isSaid = (kind: MessageKind): boolean => (saidKinds as readonly MessageKind[]).includes(kind)

/**
 * A message as its readers see it.
 * `seq` is its place in the room. `rev` grows whenever the message changes (a recall, a move into a thread),
 * so one cursor over `rev` brings new messages and changed ones alike.
 */
export const Message = z.object({
  id: MessageId,
  /** The id its author's client gave it, to match the optimistic copy. */
  requestId: z.string(),
  seq: z.int(),
  rev: z.int(),
  at: Moment,
  author: z.extend(PersonRef, { side: Side }),
  kind: MessageKind,
  text: z.string(),
  /** The ticket whose thread the message belongs to, or that the card or line is about. */
  ticketId: z.nullable(TicketId),
  /** What a photo, voice note or file carries; its address comes from `file.link`. The text is then the file's name, or empty. */
  file: z.optional(FileView),
  /** Under content check: only its author sees it until the check has spoken. */
  held: z.optional(z.boolean()),
})
export type Message = z.infer<typeof Message>

/**
 * One step of reading forward. `cursor` is where the next step starts: it stops before a gap that a slower
 * writer may still fill, so a message may come twice but never not at all.
 */
export const MessagePage = z.object({
  messages: z.array(Message),
  cursor: z.int(),
  more: z.boolean(),
})
export type MessagePage = z.infer<typeof MessagePage>

export const RoomRow = z.object({
  id: RoomId,
  enterprise: EnterpriseRef,
  unread: z.int(),
  last: z.nullable(z.object({ at: Moment, kind: MessageKind, text: z.string(), author: z.string() })),
})
export type RoomRow = z.infer<typeof RoomRow>

export const Member = z.extend(PersonRef, { role: Role, title: z.string() })
export type Member = z.infer<typeof Member>

export const Room = z.object({
  id: RoomId,
  enterprise: EnterpriseRef,
  members: z.array(Member),
  /** The newest place in the room. */
  seq: z.int(),
  /** How far the caller has read. */
  readSeq: z.int(),
})
export type Room = z.infer<typeof Room>

const page = { limit: z._default(z.int().check(z.minimum(1), z.maximum(200)), 50) }
const cursor = z.int().check(z.minimum(0))

export const chatCalls = {
  'chat.rooms': { input: z.object({}), output: z.object({ rooms: z.array(RoomRow) }), by: ['staff', 'cadre'] },
  'chat.room': { input: z.object({ roomId: RoomId }), output: Room, by: ['staff', 'cadre'] },
  /** What is new or changed after the cursor; starts at 0 for a client that has nothing. */
  'chat.since': {
    input: z.object({ roomId: RoomId, after: cursor, ...page }),
    output: MessagePage,
    by: ['staff', 'cadre'],
  },
  /** The messages before a place, newest page last; without `before`, the latest. Ascending by `seq`. */
  'chat.before': {
    input: z.object({ roomId: RoomId, before: z.optional(cursor), ...page }),
    output: MessagePage,
    by: ['staff', 'cadre'],
  },
  'chat.send': {
    input: z.object({ roomId: RoomId, requestId: RequestId, text: text(messageLimit) }),
    output: Message,
    by: ['staff', 'cadre'],
  },
  /** Sends a file that was uploaded for the room, as one message. */
  'chat.sendFile': {
    input: z.object({ roomId: RoomId, requestId: RequestId, fileId: FileId }),
    output: Message,
    by: ['staff', 'cadre'],
  },
  /** The same into a ticket's thread. */
  'chat.replyFile': {
    input: z.object({ ticketId: TicketId, requestId: RequestId, fileId: FileId }),
    output: Message,
    by: ['staff', 'cadre', 'officer', 'lead', 'supervisor'],
  },
  /** Takes back what one has said or sent, in the room or in a thread, for everybody. `too_late` after `recallMs`. */
  'chat.recall': {
    input: z.object({ messageId: MessageId }),
    output: Message,
    by: ['staff', 'cadre', 'officer', 'lead', 'supervisor'],
  },
  'chat.read': {
    input: z.object({ roomId: RoomId, seq: cursor }),
    output: z.object({ readSeq: z.int() }),
    by: ['staff', 'cadre'],
  },
  /** A ticket's thread after the cursor: all that an officer sees of a room. */
  'chat.thread': {
    input: z.object({ ticketId: TicketId, after: cursor, ...page }),
    output: MessagePage,
    by: ['staff', 'cadre', 'officer', 'lead', 'supervisor'],
  },
  /** Writes into a ticket's thread. */
  'chat.reply': {
    input: z.object({ ticketId: TicketId, requestId: RequestId, text: text(messageLimit) }),
    output: Message,
    by: ['staff', 'cadre', 'officer', 'lead', 'supervisor'],
  },
} as const
