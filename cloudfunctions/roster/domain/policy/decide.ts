import type { PolicyFit } from '../../../../types/policy'
import { type Result, ok, refuse } from '../../../../types/result'
import type { PersonRef } from '../../../../types/roster'
import { dayFromText, dayText } from '../../../kit/clock/calendar'
import { endOfWorkingDay } from '../../../kit/clock/working-time'
import type { FittingDocument, PolicyDocument } from './documents'

interface Deed { actor: PersonRef; now: number; intention: string }

export interface PolicyWords {
  title: string
  summary: string
  text?: string | undefined
  link?: string | undefined
  deadline: string
  fit: PolicyFit
}

const isDay = (text: string): boolean => dayText(dayFromText(text)) === text

/** A draft as it was written; `wrong_state` when it is none any more, `conflict` when somebody else has changed it. */
export const draftPolicy = (
  before: PolicyDocument | null, id: string, version: number, { title, summary, text, link, deadline, fit }: PolicyWords, { actor, now, intention }: Deed,
): Result<PolicyDocument> => {
  if (before && before.state !== 'draft') return refuse('wrong_state', { state: before.state })
  if ((before?.version ?? 0) !== version) return refuse('conflict')
  const dueAt = Number.isNaN(Date.parse(deadline)) || !isDay(deadline) ? 0 : endOfWorkingDay(dayFromText(deadline))
  if (dueAt <= now) return refuse('bad_input', { fields: ['deadline'] })
  return ok({
    _id: id, version: version + 1, state: 'draft', title, summary, text: text ?? null, link: link ?? null, deadline, dueAt,
    fit: { industries: [...new Set(fit.industries)], kinds: [...new Set(fit.kinds)] }, by: actor, changedAt: now, publishedAt: null, lastIntention: intention,
  })
}

/** Published once; whoever publishes has seen this version. */
export const publishPolicy = (policy: PolicyDocument, version: number, { actor, now, intention }: Deed): Result<PolicyDocument> => {
  if (policy.state !== 'draft') return refuse('wrong_state', { state: policy.state })
  if (policy.version !== version) return refuse('conflict')
  if (policy.dueAt <= now) return refuse('bad_input', { fields: ['deadline'] })
  return ok({ ...policy, state: 'published', version: version + 1, publishedAt: now, by: actor, changedAt: now, lastIntention: intention })
}

export const withdrawPolicy = (policy: PolicyDocument, { actor, now, intention }: Deed): Result<PolicyDocument> =>
  policy.state === 'published'
    ? ok({ ...policy, state: 'withdrawn', version: policy.version + 1, by: actor, changedAt: now, lastIntention: intention })
    : refuse('wrong_state', { state: policy.state })

/** What the enterprise says. Whoever knew of it may still apply; an application stays one. */
export const answerPolicy = (
  fitting: FittingDocument, policy: PolicyDocument, ticketId: string | undefined, { actor, now }: Pick<Deed, 'actor' | 'now'>,
): Result<FittingDocument> => {
  if (policy.state !== 'published' || fitting.answer === 'applied') return refuse('wrong_state', { state: policy.state })
  return ok({ ...fitting, answer: ticketId === undefined ? 'known' : 'applied', ticketId: ticketId ?? null, answeredBy: actor, answeredAt: now })
}
