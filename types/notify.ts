import * as z from 'zod/mini'
import { NoticeId, RequestId, TicketId } from './ids'
import { ReminderSettings } from './reminders'
import { PersonRef, everyone } from './roster'
import { Day, Moment } from './time'

/**
 * The subscribe-message templates of the product: three, because WeChat's popup asks for three at most.
 * Their WeChat ids are configuration (environment), these names are not.
 */
export const templateNames = ['todo', 'progress', 'deadline'] as const
export const TemplateName = z.enum(templateNames)
export type TemplateName = z.infer<typeof TemplateName>

export const TemplateBalance = z.object({
  name: TemplateName,
  /** The id to pass to wx.requestSubscribeMessage. */
  templateId: z.string(),
  /** Sends the person has consented to and that are not used up, by the product's own ledger. */
  balance: z.int(),
  /** A long-term template: WeChat allows it to some public services, and one consent stands until it is taken back. */
  longTerm: z.boolean(),
  /** The consent to a long-term template stands. */
  standing: z.boolean(),
})
export type TemplateBalance = z.infer<typeof TemplateBalance>

/**
 * Every owed notice ends in exactly one of these: `delivered` (WeChat, a colleague or a text message took it), `read`
 * in the app before anything was pushed, told by phone (`phoned`), `moot`, `not_told`. Until then it is `queued`.
 */
export const deliveries = ['queued', 'delivered', 'read', 'phoned', 'moot', 'not_told'] as const
export const Delivery = z.enum(deliveries)
export type Delivery = z.infer<typeof Delivery>

/** By which way a delivered notice went. */
export const Via = z.enum(['wechat', 'colleague', 'sms'])
export type Via = z.infer<typeof Via>

/** Why WeChat could not carry it: no consent left, no account bound, account unknown or banned, our own fault, WeChat down. */
export const obstacles = ['no_consent', 'unbound', 'blocked', 'wrong', 'down'] as const
export const Obstacle = z.enum(obstacles)
export type Obstacle = z.infer<typeof Obstacle>

export const Notice = z.object({
  id: NoticeId,
  at: Moment,
  /** What happened, a word from `noticeKinds`. The page writes the Chinese line from it. */
  kind: z.string(),
  title: z.string(),
  /** Where a tap leads, a page path without a leading slash. */
  page: z.string(),
  delivery: Delivery,
  via: z.nullable(Via),
  obstacle: z.nullable(Obstacle),
  /** When it is pushed, while queued. */
  pushAt: Moment,
  urgent: z.boolean(),
  /** When what it asks for is due. */
  dueAt: z.nullable(Moment),
  /** It asks for something to be done. */
  asks: z.boolean(),
  /** What it asked for is done, by whomever. */
  done: z.boolean(),
  read: z.boolean(),
  /** The colleague for whom it came, when he could not be reached himself. */
  insteadOf: z.nullable(z.string()),
})
export type Notice = z.infer<typeof Notice>

/** The answer of wx.requestSubscribeMessage for one template. */
export const ConsentAnswer = z.enum(['accept', 'reject', 'ban', 'filter', 'acceptWithAudio', 'acceptWithAlert', 'acceptWithForcePush'])

/** Somebody who has not been told, with everything that he should know; called by phone. */
export const NotTold = z.object({
  person: PersonRef,
  title: z.string(),
  /** Enterprise or bureau. */
  place: z.string(),
  obstacle: z.nullable(Obstacle),
  notices: z.array(z.object({
    id: NoticeId, at: Moment, kind: z.string(), title: z.string(), page: z.string(), asks: z.boolean(), dueAt: z.nullable(Moment),
  })),
})
export type NotTold = z.infer<typeof NotTold>

/** A date somebody has promised, or is held to, outside the clocks of a ticket. */
export const Commitment = z.object({
  id: z.string(),
  kind: z.enum(['promise', 'step', 'visit', 'policy']),
  what: z.string(),
  dueAt: Moment,
  page: z.string(),
  /** The name of the enterprise it is about. */
  enterprise: z.string(),
})
export type Commitment = z.infer<typeof Commitment>

/** The figures of the operators' screen and of monitoring: how much waits, and what became of everything owed. */
export const NotifyFigures = z.object({
  at: Moment,
  /** Owed and not yet in a final state; `late` of them should have gone out more than five minutes ago. */
  queue: z.object({ queued: z.int(), late: z.int(), oldestDueMs: z.int() }),
  outbox: z.object({ pending: z.int(), oldestMs: z.int(), dead: z.int() }),
  dead: z.array(z.object({ id: z.string(), kind: z.string(), at: Moment, tries: z.int(), error: z.string() })),
  /** How many notices are in each state; they add up to `owed`. */
  states: z.record(Delivery, z.int()),
  owed: z.int(),
  /** `owed` is the sum of the states, so that none is in no state or in two. */
  balanced: z.boolean(),
  via: z.record(Via, z.int()),
  /** Why people were not told. */
  notTold: z.record(Obstacle, z.int()),
  /** Sends whose outcome nobody knows (death or silence between send and mark) and that were therefore made again. */
  uncertain: z.int(),
  /** Faults of ours that WeChat named: a field, a template, a page. */
  reports: z.array(z.object({ at: Moment, errcode: z.int(), template: z.string(), message: z.string(), times: z.int() })),
  /** WeChat asked us to slow down until then. */
  pausedUntil: z.nullable(Moment),
})
export type NotifyFigures = z.infer<typeof NotifyFigures>

const answered = z.object({ templates: z.array(TemplateBalance) })

export const notifyCalls = {
  'notify.balance': { input: z.object({}), output: answered, by: everyone },
  /** Books what the person answered in WeChat's consent popup. */
  'notify.consent': {
    input: z.object({
      requestId: RequestId,
      answers: z.array(z.object({ templateId: z.string().check(z.maxLength(64)), answer: ConsentAnswer })).check(z.maxLength(3)),
    }),
    output: answered,
    by: everyone,
  },
  /** Everything the caller was told or should have been told, newest first. */
  'notify.inbox': {
    input: z.object({ before: z.optional(Moment), limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 30) }),
    output: z.object({ notices: z.array(Notice), unread: z.int() }),
    by: everyone,
  },
  /** What still asks something of the caller, most urgent first, one line for each matter. */
  'notify.todo': { input: z.object({}), output: z.object({ notices: z.array(Notice) }), by: everyone },
  'notify.read': {
    input: z.object({ noticeId: NoticeId }),
    output: z.object({ unread: z.int() }),
    by: everyone,
  },
  /** The caller has opened the ticket: he has seen everything he was told about it. */
  'notify.seen': { input: z.object({ ticketId: TicketId }), output: z.object({ unread: z.int() }), by: everyone },
  /** Marks everything as read that asks for nothing. */
  'notify.readAll': { input: z.object({}), output: z.object({ unread: z.int() }), by: everyone },
  /** Those who have not been told and whom the caller should ring: for his enterprises, his bureau; supervisors see all. */
  'notify.notTold': {
    input: z.object({}),
    output: z.object({ people: z.array(NotTold), more: z.boolean() }),
    by: ['cadre', 'lead', 'supervisor'],
  },
  /** The whole number of somebody on that list, to dial; every look is kept with who looked and why. */
  'notify.phone': {
    input: z.object({ noticeId: NoticeId }),
    output: z.object({ phone: z.string() }),
    by: ['cadre', 'lead', 'supervisor'],
  },
  /** 已电话告知: told by phone. Each notice is told once, whoever rings first. */
  'notify.phoned': {
    input: z.object({ noticeIds: z.array(NoticeId).check(z.minLength(1), z.maxLength(100)) }),
    output: z.object({ told: z.int() }),
    by: ['cadre', 'lead', 'supervisor'],
  },
  'notify.digest': {
    input: z.object({}),
    output: z.object({
      day: Day,
      working: z.boolean(),
      wanted: z.boolean(),
      /** When it goes out, minutes after midnight. */
      digestAt: z.int(),
      promises: z.array(Commitment),
      /** Told once a day instead of at once: what enterprises wrote without an answer, for supervisors. */
      gathered: z.array(Notice),
      notTold: z.int(),
      unread: z.int(),
    }),
    by: everyone,
  },
  /** Whether the caller wants the morning message. */
  'notify.want': { input: z.object({ digest: z.boolean() }), output: z.object({ digest: z.boolean() }), by: everyone },
  'notify.settings': {
    input: z.object({}),
    output: z.object({ settings: ReminderSettings, version: z.int(), by: z.nullable(PersonRef), at: z.nullable(Moment) }),
    by: ['admin', 'supervisor'],
  },
  /** Refused with `conflict` when somebody else saved meanwhile. */
  'notify.configure': {
    input: z.object({ requestId: RequestId, version: z.int(), settings: ReminderSettings }),
    output: z.object({ settings: ReminderSettings, version: z.int(), by: z.nullable(PersonRef), at: z.nullable(Moment) }),
    by: ['admin'],
  },
  'notify.figures': { input: z.object({}), output: NotifyFigures, by: ['admin', 'supervisor'] },
  /** Lets the rows that were put aside be worked off once more. */
  'notify.revive': { input: z.object({}), output: z.object({ revived: z.int() }), by: ['admin'] },
} as const

