import * as z from 'zod/mini'
import { NoticeId } from './ids'
import { everyone } from './roster'
import { Moment } from './time'

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
})
export type TemplateBalance = z.infer<typeof TemplateBalance>

/** How a notice reached the person, or why it has not. */
export const Delivery = z.enum(['queued', 'delivered', 'no_consent', 'unreachable', 'failed', 'moot'])
export type Delivery = z.infer<typeof Delivery>

export const Notice = z.object({
  id: NoticeId,
  at: Moment,
  /** What happened, a word from `noticeKinds`. The page writes the Chinese line from it. */
  kind: z.string(),
  title: z.string(),
  /** Where a tap leads, a page path without a leading slash. */
  page: z.string(),
  delivery: Delivery,
  read: z.boolean(),
})
export type Notice = z.infer<typeof Notice>

/** The answer of wx.requestSubscribeMessage for one template. */
export const ConsentAnswer = z.enum(['accept', 'reject', 'ban', 'filter', 'acceptWithAudio', 'acceptWithAlert', 'acceptWithForcePush'])

export const notifyCalls = {
  'notify.balance': { input: z.object({}), output: z.object({ templates: z.array(TemplateBalance) }), by: everyone },
  /** Books what the person answered in WeChat's consent popup. */
  'notify.consent': {
    input: z.object({
      requestId: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,40}$/)),
      answers: z.array(z.object({ templateId: z.string().check(z.maxLength(64)), answer: ConsentAnswer })).check(z.maxLength(3)),
    }),
    output: z.object({ templates: z.array(TemplateBalance) }),
    by: everyone,
  },
  'notify.inbox': {
    input: z.object({ before: z.optional(Moment), limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 30) }),
    output: z.object({ notices: z.array(Notice), unread: z.int() }),
    by: everyone,
  },
  'notify.read': {
    input: z.object({ noticeId: NoticeId }),
    output: z.object({ unread: z.int() }),
    by: everyone,
  },
} as const
