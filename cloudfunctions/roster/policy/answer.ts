import type { FittingPolicy } from '../../../types/policy'
import { type Result, ok, refuse } from '../../../types/result'
import { type Actor, refOf } from '../../kit/actor'
import { enterpriseStaff, ticketFacts } from '../../kit/directory'
import type { Handler } from '../../kit/serve'
import { bump } from '../../kit/signals'
import { answerPolicy } from '../domain/policy/decide'
import type { FittingDocument, PolicyDocument } from '../domain/policy/documents'
import { fittingId } from '../domain/policy/notice'
import { fittingById, fittingsOf, policiesByIds, policyById, writeAnswer } from './store'

const listed = 100

const viewOf = ({ reason, answer, answeredBy, ticketId, at }: FittingDocument, policy: PolicyDocument): FittingPolicy => ({
  id: policy._id, title: policy.title, summary: policy.summary, ...(policy.text === null ? {} : { text: policy.text }),
  ...(policy.link === null ? {} : { link: policy.link }), deadline: policy.deadline, dueAt: policy.dueAt, reason, publishedAt: policy.publishedAt ?? at,
  withdrawn: policy.state === 'withdrawn', answer, answeredBy, ticketId,
})

interface Fitting { policy: PolicyDocument; fitting: FittingDocument }

/** A policy that was told to the caller's enterprise; any other one is not there. */
const ownFitting = async (policyId: string, { enterpriseId }: Actor): Promise<Result<Fitting>> => {
  const [policy, fitting] = enterpriseId === null ? [null, null] : await Promise.all([policyById(policyId), fittingById(fittingId(policyId, enterpriseId))])
  return policy && fitting ? ok({ policy, fitting }) : refuse('not_found')
}

export const policyView: Handler<'roster.policy.view'> = async ({ policyId }, { actor }) => {
  const own = await ownFitting(policyId, actor)
  return own.ok ? ok(viewOf(own.value.fitting, own.value.policy)) : own
}

export const policiesOfMine: Handler<'roster.policy.mine'> = async (_input, { actor }) => {
  const found = actor.enterpriseId === null ? [] : await fittingsOf(actor.enterpriseId, listed)
  const policies = new Map((await policiesByIds(found.map(({ policyId }) => policyId))).map((policy) => [policy._id, policy]))
  return ok({ policies: found.flatMap((fitting) => {
    const policy = policies.get(fitting.policyId)
    return policy ? [viewOf(fitting, policy)] : []
  }) })
}

export const answer: Handler<'roster.policy.answer'> = async ({ policyId, ticketId }, { actor, now, after }) => {
  const own = await ownFitting(policyId, actor)
  if (!own.ok) return own
  const { policy, fitting } = own.value
  if (fitting.answer === (ticketId === undefined ? 'known' : 'applied') && fitting.ticketId === (ticketId ?? null)) return ok(viewOf(fitting, policy))
  if (ticketId !== undefined && (await ticketFacts(ticketId))?.roomId !== fitting.enterpriseId) return refuse('not_found')
  const decided = answerPolicy(fitting, policy, ticketId, { actor: refOf(actor), now })
  if (!decided.ok) return decided
  const written = await writeAnswer(decided.value, fitting)
  if (!written) return refuse('conflict')
  after(async () => bump((await enterpriseStaff(fitting.enterpriseId)).map(({ _id }) => _id), 'inbox'))
  return ok(viewOf(written, policy))
}
