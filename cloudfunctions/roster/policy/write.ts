import type { Policy } from '../../../types/policy'
import { ok, refuse } from '../../../types/result'
import { refOf } from '../../kit/actor'
import { derivedId } from '../../kit/ids'
import { nudge, outboxRow } from '../../kit/outbox'
import type { Handler } from '../../kit/serve'
import { draftPolicy, publishPolicy, withdrawPolicy } from '../domain/policy/decide'
import type { PolicyDocument } from '../domain/policy/documents'
import { reasonOf } from '../domain/policy/fits'
import { countAnswers, enterprisesThatFit, industriesNow, newestPolicies, policyById, writePolicy } from './store'

const listed = 200
/** More names than anybody looks through before he publishes; `total` counts all. */
const mostNamed = 500
/** Longer than a function lives (20 s): whoever told enterprises when the policy was withdrawn has ended by then. */
const againMs = 60_000

const viewOf = async ({ _id, version, state, title, summary, text, link, deadline, fit, by, changedAt, publishedAt }: PolicyDocument): Promise<Policy> => {
  const { open, known, applied } = state === 'draft' ? { open: 0, known: 0, applied: 0 } : await countAnswers(_id)
  return {
    id: _id, version, state, title, summary, ...(text === null ? {} : { text }), ...(link === null ? {} : { link }), deadline, fit, by, changedAt, publishedAt,
    told: { enterprises: open + known + applied, known, applied },
  }
}

export const policies: Handler<'roster.policies'> = async () => {
  const [found, industries] = await Promise.all([newestPolicies(listed), industriesNow()])
  return ok({ policies: await Promise.all(found.map(viewOf)), industries })
}

export const fits: Handler<'roster.policy.fits'> = async ({ fit }) => {
  const found = await enterprisesThatFit(fit)
  return ok({
    total: found.length,
    enterprises: found.slice(0, mostNamed).map((one) => ({ id: one._id, name: one.name, reason: reasonOf(fit, one)! })),
  })
}

export const save: Handler<'roster.policy.save'> = async ({ requestId, policyId, version, ...words }, { actor, now }) => {
  const intention = derivedId(actor.id, requestId)
  const id = policyId ?? derivedId(actor.id, 'policy', requestId)
  const before = await policyById(id)
  if (policyId !== undefined && !before) return refuse('not_found')
  // Sent again after its answer was lost, also when the new one has been published meanwhile.
  if (before && (policyId === undefined || before.lastIntention === intention)) return ok(await viewOf(before))
  const decided = draftPolicy(before, id, version, words, { actor: refOf(actor), now, intention })
  if (!decided.ok) return decided
  return (await writePolicy(decided.value, before)) ? ok(await viewOf(decided.value)) : refuse('conflict')
}

/** Told some at a time by the outbox, in the order of their ids. */
export const publish: Handler<'roster.policy.publish'> = async ({ requestId, policyId, version }, { actor, now, after }) => {
  const before = await policyById(policyId)
  if (!before) return refuse('not_found')
  // Published twice changes nothing, whoever does it.
  if (before.state === 'published') return ok(await viewOf(before))
  const decided = publishPolicy(before, version, { actor: refOf(actor), now, intention: derivedId(actor.id, requestId) })
  if (!decided.ok) return decided
  const row = outboxRow(derivedId(policyId, 'spread', ''), 'roster', 'policy', { policyId, after: '' }, now)
  if (!(await writePolicy(decided.value, before, [row]))) return refuse('conflict')
  after(() => nudge(['roster']))
  return ok(await viewOf(decided.value))
}

export const withdraw: Handler<'roster.policy.withdraw'> = async ({ requestId, policyId }, { actor, now, after }) => {
  const before = await policyById(policyId)
  if (!before) return refuse('not_found')
  if (before.state === 'withdrawn') return ok(await viewOf(before))
  const decided = withdrawPolicy(before, { actor: refOf(actor), now, intention: derivedId(actor.id, requestId) })
  if (!decided.ok) return decided
  const rows = [0, againMs].map((later) =>
    ({ ...outboxRow(derivedId(policyId, 'recall', String(later)), 'roster', 'policy_recall', { policyId }, now), dueAt: now + later }))
  if (!(await writePolicy(decided.value, before, rows))) return refuse('conflict')
  after(() => nudge(['roster']))
  return ok(await viewOf(decided.value))
}
