import type { EnterpriseRow } from '../../../types/administration'
import { ok, refuse } from '../../../types/result'
import type { Handler } from '../../kit/serve'
import type { EnterpriseDocument } from '../domain/documents'
import { revOf } from '../domain/rev'
import { isUscc } from '../domain/uscc'
import { isRecorded, perform } from './record'
import { enterprisesByIds, enterprisesNamed, findEnterprises, pairingsOfEnterprises, peopleOf, placeOf, staffCounts } from './store'

const rowsOf = async (found: readonly EnterpriseDocument[], now: number): Promise<EnterpriseRow[]> => {
  const ids = found.map(({ _id }) => _id)
  const [pairings, counts] = await Promise.all([pairingsOfEnterprises(ids), staffCounts(ids)])
  const current = new Map(pairings.filter(({ from, to }) => from <= now && now < to).map((one) => [one.enterpriseId, one.cadreId]))
  const cadres = new Map((await peopleOf(current.values())).map((one) => [one._id, one]))
  return found.map((one) => {
    const cadre = cadres.get(current.get(one._id) ?? '')
    return {
      id: one._id, name: one.name, industry: one.industry, kind: one.kind, address: one.address ?? '',
      cadre: cadre ? { id: cadre._id, name: cadre.name } : null, staff: counts.get(one._id) ?? 0, rev: revOf(one),
    }
  })
}

export const adminEnterprises: Handler<'roster.admin.enterprises'> = async (input, { now }) => {
  const found = await findEnterprises(input)
  return ok({ enterprises: await rowsOf(found, now), next: found.length < input.limit ? null : placeOf(found[found.length - 1]!, input.sort) })
}

/** Without `rev` it is a new one; its credit code must be right and free. */
export const saveEnterprise: Handler<'roster.admin.enterprise.save'> = async ({ requestId, id, rev, ...given }, situation) => {
  if (!isUscc(id)) return refuse('bad_input', { fields: ['id'] })
  const [[before], named] = await Promise.all([enterprisesByIds([id]), enterprisesNamed(given.name)])
  if (before && (await isRecorded(requestId, situation.actor))) return ok((await rowsOf([before], situation.now))[0]!)
  if (rev === undefined && before) return refuse('taken', { fields: ['id'] })
  if (rev !== undefined && !before) return refuse('not_found')
  if (before && rev !== revOf(before)) return refuse('conflict')
  if (named.some((one) => one._id !== id)) return refuse('taken', { fields: ['name'] })
  const done = await perform({
    requestId, kind: 'save', subject: 'enterprises', name: given.name, rooms: [id],
    changes: [{ in: 'enterprises', id, before: before ?? null, after: { ...before, _id: id, ...given } }],
  }, situation)
  if (!done.ok) return done
  const [now] = await enterprisesByIds([id])
  return now ? ok((await rowsOf([now], situation.now))[0]!) : refuse('not_found')
}
