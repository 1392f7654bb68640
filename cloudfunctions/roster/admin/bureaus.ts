import type { BureauRow } from '../../../types/administration'
import { ok, refuse } from '../../../types/result'
import { derivedId } from '../../kit/ids'
import type { Handler } from '../../kit/serve'
import type { BureauDocument } from '../domain/documents'
import { revOf } from '../domain/rev'
import { isRecorded, perform } from './record'
import { allBureausOf, bureauCounts } from './store'

const rowOf = (one: BureauDocument, people: number): BureauRow => ({
  id: one._id, name: one.name, shortName: one.shortName, order: one.order, people, rev: revOf(one),
  duties: one.duties.map(({ id, text, phrases = [] }) => ({ id, text, phrases })),
})

export const adminBureaus: Handler<'roster.admin.bureaus'> = async () => {
  const [found, counts] = await Promise.all([allBureausOf(), bureauCounts()])
  return ok({ bureaus: found.sort((a, b) => a.order - b.order).map((one) => rowOf(one, counts.get(one._id) ?? 0)) })
}

/** A bureau with its whole duty list; a line keeps its id, for tickets were returned by it. */
export const saveBureau: Handler<'roster.admin.bureau.save'> = async ({ requestId, id, rev, duties, ...given }, situation) => {
  const all = await allBureausOf()
  const target = id ?? derivedId('bureau', situation.actor.id, requestId)
  const before = all.find((one) => one._id === target)
  if (id !== undefined && !before) return refuse('not_found')
  if (before && (await isRecorded(requestId, situation.actor))) return ok(rowOf(before, 0))
  if (before && rev !== revOf(before)) return refuse('conflict')
  if (all.some((one) => one._id !== target && one.name === given.name)) return refuse('taken', { fields: ['name'] })
  const old = new Map(before?.duties.map((line) => [line.id, line]))
  const lines = duties.map((line) => ({ ...old.get(line.id ?? ''), ...line, id: line.id ?? derivedId(target, line.text) }))
  const foreign = duties.some((line) => line.id !== undefined && !old.has(line.id))
  if (foreign || new Set(lines.map((line) => line.id)).size !== lines.length) return refuse('bad_input', { fields: ['duties'] })
  const after: BureauDocument = { ...before, _id: target, ...given, duties: lines }
  const done = await perform({
    requestId, kind: 'save', subject: 'bureaus', name: given.name, changes: [{ in: 'bureaus', id: target, before: before ?? null, after }],
  }, situation)
  if (!done.ok) return done
  const now = (await allBureausOf()).find((one) => one._id === target)
  return now ? ok(rowOf(now, (await bureauCounts()).get(target) ?? 0)) : refuse('not_found')
}
