import * as z from 'zod/mini'
import { FileView } from './file'
import { FileId, MessageId, PersonId, RequestId, RoomId, TicketId, text } from './ids'
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

/** What a quiet `line` tells of: `moved` messages went into a ticket's thread, `no_reply` none is needed, with the reason. */
export const LineEvent = z.enum(['moved', 'no_reply'])
export type LineEvent = z.infer<typeof LineEvent>

/** In `mentions`: everybody in the room. Only the cadre may say it. */
export const everybody = 'all'

/** The message that another one answers, as it is now: what was recalled says nothing here either. */
export const Quote = z.object({
  id: MessageId,
  seq: z.int(),
  author: z.string(),
  /** `hidden`: it stands where this reader may not look; then nothing else is told of it. */
  kind: z.union([MessageKind, z.literal('hidden')]),
  /** Its beginning. */
  text: z.string(),
})
export type Quote = z.infer<typeof Quote>
/** What a person said or sent: it can be taken back, and go into a ticket. */
export const saidKinds = ['text', 'photo', 'voice', 'file'] as const satisfies readonly MessageKind[]
export const isSaid = (kind: MessageKind): boolean => (saidKinds as readonly MessageKind[]).includes(kind)

/**
 * A date somebody gave in a message. `offered`: recognised, shown to its author alone until he keeps it or says it is none;
 * `open`: kept, and chased; `fulfilled`: done.
 */
export const Promised = z.object({ state: z.enum(['offered', 'open', 'fulfilled']), dueAt: Moment })
export type Promised = z.infer<typeof Promised>

/** What a person has promised and not yet fulfilled. */
export const PromiseRow = z.object({
  messageId: MessageId,
  roomId: RoomId,
  enterprise: EnterpriseRef,
  /** The ticket in whose thread it was given. */
  ticket: z.nullable(z.object({ id: TicketId, number: z.string() })),
  text: z.string(),
  dueAt: Moment,
})
export type PromiseRow = z.infer<typeof PromiseRow>

/**
 * A message as its readers see it. What few messages have is left out where it is not.
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
  quote: z.optional(Quote),
  /** Ids of the people it speaks to, or `everybody`. */
  mentions: z.optional(z.array(z.string())),
  /** It was said in the room and moved into the ticket's thread later. */
  moved: z.optional(z.boolean()),
  /** A copy: who said it first, and when. */
  forwarded: z.optional(z.object({ author: z.string(), at: Moment })),
  /** Of a `line`: what happened, and to how many messages. */
  line: z.optional(z.object({ event: LineEvent, count: z.int() })),
  /** What a photo, voice note or file carries; its address comes from `file.link`. The text is then the file's name, or empty. */
  file: z.optional(FileView),
  promise: z.optional(Promised),
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

/** The enterprise waits for an answer: since when, until when one is due, and the working minutes left (negative: late). */
export const Waiting = z.object({ since: Moment, dueAt: Moment, left: z.number() })
export type Waiting = z.infer<typeof Waiting>

/** Where the enterprise waits: in the open room (`ticketId` null) or in a ticket's thread. */
export const WaitingPlace = z.extend(Waiting, {
  roomId: RoomId,
  enterprise: EnterpriseRef,
  ticket: z.nullable(z.object({ id: TicketId, number: z.string(), title: z.string() })),
  /** The words that wait longest, shortened. */
  text: z.string(),
  author: z.string(),
})
export type WaitingPlace = z.infer<typeof WaitingPlace>

/** The same for a supervisor: who waits for whom and since when, without a word of the room. */
export const UnansweredPlace = z.extend(Waiting, {
  roomId: RoomId,
  enterprise: EnterpriseRef,
  cadre: z.nullable(PersonRef),
  ticket: z.nullable(z.object({ id: TicketId, number: z.string(), title: z.string() })),
})
export type UnansweredPlace = z.infer<typeof UnansweredPlace>

export const RoomRow = z.object({
  id: RoomId,
  enterprise: EnterpriseRef,
  unread: z.int(),
  last: z.nullable(z.object({ at: Moment, kind: MessageKind, text: z.string(), author: z.string() })),
  /** Somebody speaks to the caller in what he has not read. */
  mentioned: z.boolean(),
  waiting: z.nullable(Waiting),
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
  /** What was said openly in the room and no official has answered. */
  waiting: z.nullable(Waiting),
})
export type Room = z.infer<typeof Room>

const page = { limit: z._default(z.int().check(z.minimum(1), z.maximum(200)), 50) }
const said = {
  text: text(messageLimit),
  /** The message it answers: one of the same place. */
  quoteId: z.optional(MessageId),
  mentions: z.optional(z.array(PersonId).check(z.maxLength(50))),
}
const someMessages = z.array(MessageId).check(z.minLength(1), z.maxLength(50))
const insiders = ['staff', 'cadre'] as const
const officials = ['cadre', 'officer', 'lead', 'supervisor'] as const
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
    input: z.object({ roomId: RoomId, requestId: RequestId, ...said }),
    output: Message,
    by: insiders,
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
    input: z.object({ ticketId: TicketId, requestId: RequestId, ...said }),
    output: Message,
    by: ['staff', 'cadre', 'officer', 'lead', 'supervisor'],
  },
  /** Messages around a place, to look at a quotation or a hit of the search. Ascending by `seq`. */
  'chat.around': {
    input: z.object({ roomId: RoomId, seq: cursor, ...page }),
    output: z.object({ messages: z.array(Message), hasOlder: z.boolean(), hasNewer: z.boolean() }),
    by: insiders,
  },
  /** What the room says of these words, newest first; several words must all be in one message. Recalled ones say nothing. */
  'chat.search': {
    input: z.object({ roomId: RoomId, text: text(50), before: z.optional(cursor), limit: z._default(z.int().check(z.minimum(1), z.maximum(50)), 20) }),
    output: z.object({
      messages: z.array(Message),
      /** Where the next page starts; null when there is none. */
      next: z.nullable(z.int()),
    }),
    by: insiders,
  },
  /** Who of the room has read as far as this message, and who has not; its author is in neither. */
  'chat.readers': {
    input: z.object({ messageId: MessageId }),
    output: z.object({ read: z.array(PersonRef), unread: z.array(PersonRef) }),
    by: insiders,
  },
  /** How far each other member of the room has read. */
  'chat.reads': {
    input: z.object({ roomId: RoomId }),
    output: z.object({ reads: z.array(z.object({ id: PersonId, seq: z.int() })) }),
    by: insiders,
  },
  /**
   * Moves messages of the open room into a ticket's thread, those named or everything from one on; a line in the room
   * tells of it. What is in a thread already stays there.
   */
  'chat.move': {
    input: z.object({
      ticketId: TicketId, requestId: RequestId,
      messageIds: z.optional(someMessages), fromId: z.optional(MessageId),
    }).check(z.refine(({ messageIds, fromId }) => (messageIds === undefined) !== (fromId === undefined), 'messageIds or fromId')),
    output: z.object({ moved: z.int() }),
    by: insiders,
  },
  /** Copies messages of the room into a ticket's thread; they stay where they are. */
  'chat.forward': {
    input: z.object({ ticketId: TicketId, requestId: RequestId, messageIds: someMessages }),
    output: z.object({ messages: z.array(Message) }),
    by: insiders,
  },
  /** Everywhere an enterprise waits for an answer of the caller's side, most urgent first. */
  'chat.waiting': {
    input: z.object({}),
    output: z.object({ places: z.array(WaitingPlace) }),
    by: ['cadre', 'officer', 'lead'],
  },
  /** Every enterprise of the zone that waits for an answer, the most urgent first, at most a hundred; `total` counts all. */
  'chat.unanswered': {
    input: z.object({}),
    output: z.object({ places: z.array(UnansweredPlace), total: z.int() }),
    by: ['supervisor'],
  },
  /** Ends a waiting that needs no answer: the reason stays in the conversation as a line. `wrong_state` when nobody waits. */
  'chat.noReply': {
    input: z.object({ roomId: RoomId, ticketId: z.optional(TicketId), requestId: RequestId, reason: text(200) }),
    output: Message,
    by: ['cadre', 'officer', 'lead'],
  },
  /** Keeps the promise that was recognised in one's own message, with another date if that was read wrong; kept again, it is moved. */
  'chat.promise.keep': {
    input: z.object({ messageId: MessageId, dueAt: z.optional(Moment) }),
    output: Message,
    by: officials,
  },
  /** It was none: the offer goes. */
  'chat.promise.decline': {
    input: z.object({ messageId: MessageId }),
    output: Message,
    by: officials,
  },
  /** Says that a promise is fulfilled: whoever is held to it, its author or his successor. */
  'chat.promise.fulfil': {
    input: z.object({ messageId: MessageId }),
    output: Promised,
    by: officials,
  },
  /** What the caller has promised until the end of today and earlier, the nearest first. */
  'chat.promise.mine': {
    input: z.object({}),
    output: z.object({ promises: z.array(PromiseRow) }),
    by: officials,
  },
} as const
