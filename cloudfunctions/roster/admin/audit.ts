import type { AuditLine, FieldChange } from '../../../types/administration'
import { ok, refuse } from '../../../types/result'
import { derivedId } from '../../kit/ids'
import { type OutboxRow, outboxRow } from '../../kit/outbox'
import type { Handler } from '../../kit/serve'
import type { LineOrder } from '../../chat/domain/line'
import { fieldChanges, lastReversible } from '../domain/audit-lines'
import type { AuditDocument } from '../domain/audit'
import type { PairingDocument } from '../domain/documents'
import { pairingGuard } from '../guard/store'
import { perform } from './record'
import { allBureausOf, auditById, auditLines, creationStands, enterprisesByIds, newestAudit, pairingLineId, peopleOf, undoneOf } from './store'

/** A line shows the fields of its one document; of many it tells the number. */
const lineOf = (record: AuditDocument, undone: ReadonlySet<string>, last: string | null, names: ReadonlyMap<string, string>): AuditLine => ({
  id: record._id, at: record.at, by: record.by, kind: record.kind, subject: record.subject, name: record.name,
  count: record.changes.length, fresh: record.changes.length > 0 && record.changes.every(({ before }) => before === null), changes: record.changes.length === 1 ? fieldChanges(record.changes[0]!).map((change) => namedChange(change, names)) : [],
  undone: undone.has(record._id), undoable: record._id === last,
})

/** Ids of others in a record are told as the names they have now. */
const references = ['enterpriseId', 'cadreId', 'bureauId']
const namedChange = (change: FieldChange, names: ReadonlyMap<string, string>): FieldChange =>
  references.includes(change.field)
    ? { ...change, before: named(change.before, names), after: named(change.after, names) }
    : change
const named = (id: string | null, names: ReadonlyMap<string, string>): string | null => (id === null ? null : names.get(id) ?? id)

const namesIn = async (records: readonly AuditDocument[]): Promise<Map<string, string>> => {
  const ids = (field: string): string[] => records.filter(({ changes }) => changes.length === 1).flatMap(({ changes: [change] }) =>
    [change!.before, change!.after].flatMap((one) => ((one ?? {}) as Record<string, string | undefined>)[field] ?? []))
  const [own, cadres, bureaus] = await Promise.all([enterprisesByIds(ids('enterpriseId')), peopleOf(ids('cadreId')), allBureausOf()])
  return new Map([...own, ...cadres, ...bureaus].map(({ _id, name }) => [_id, name]))
}

const lastUndoable = async (): Promise<string | null> => {
  const newest = await newestAudit()
  return lastReversible(newest, await undoneOf(newest.map(({ _id }) => _id)))
}

export const audit: Handler<'roster.admin.audit'> = async (input) => {
  const [found, last] = await Promise.all([auditLines(input), lastUndoable()])
  const undone = await undoneOf(found.map(({ _id }) => _id))
  const names = await namesIn(found)
  return ok({ lines: found.map((record) => lineOf(record, undone, last, names)), next: found.length < input.limit ? null : found[found.length - 1]!.at })
}

/** What a room reads where it had been told of a cadre already: its words stay, and are put right below. */
const correctionsOf = async (created: AuditDocument['changes'], now: number): Promise<Map<string, OutboxRow>> => {
  const gone = created.filter(({ in: name }) => name === 'pairings').map(({ after }) => after as PairingDocument).filter(({ from }) => from <= now)
  const names = new Map((await peopleOf(gone.map(({ cadreId }) => cadreId))).map((one) => [one._id, one.name]))
  return new Map(gone.map(({ _id, enterpriseId, cadreId }) => [_id, outboxRow(
    derivedId(pairingLineId(_id), 'undone'), 'chat', 'line', { roomId: enterpriseId, line: 'unpaired', names: [names.get(cadreId) ?? ''] } satisfies LineOrder, now,
  )]))
}

/** Puts back what the last change replaced. What it created goes, as long as nothing hangs on it. */
export const undo: Handler<'roster.admin.undo'> = async ({ requestId, auditId }, situation) => {
  const record = await auditById(auditId)
  if (!record) return refuse('not_found')
  if (await auditById(`undo-${auditId}`)) return ok({ restored: record.changes.length })
  if ((await lastUndoable()) !== auditId) return refuse('too_late')
  const created = record.changes.filter(({ before }) => before === null)
  if (!(await creationStands(created, record.at))) return refuse('conflict')
  const rooms = record.changes.flatMap(({ in: name, before, after }) => {
    const told = (after ?? before) as { _id: string; enterpriseId?: string }
    return name === 'enterprises' ? [told._id] : told.enterpriseId ? [told.enterpriseId] : []
  })
  const guard = record.changes.some(({ in: name }) => name === 'pairings') ? await pairingGuard() : undefined
  if (guard === null) return refuse('conflict')
  const done = await perform({
    requestId, kind: 'undo', corrections: await correctionsOf(created, situation.now), ...(guard === undefined ? {} : { guard }), subject: record.subject, name: record.name, undoes: auditId, rooms,
    changes: record.changes.map(({ before, after, ...where }) => ({ ...where, before: after, after: before })),
  }, situation)
  return done.ok ? ok({ restored: record.changes.length }) : done
}
