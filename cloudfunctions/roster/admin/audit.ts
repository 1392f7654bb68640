import type { AuditLine } from '../../../types/administration'
import { ok, refuse } from '../../../types/result'
import type { Handler } from '../../kit/serve'
import { fieldChanges, lastReversible } from '../domain/audit-lines'
import type { AuditDocument } from '../domain/audit'
import { perform } from './record'
import { auditById, auditLines, creationStands, newestAudit, undoneOf } from './store'

/** A line shows the fields of its one document; of many it tells the number. */
const lineOf = (record: AuditDocument, undone: ReadonlySet<string>, last: string | null): AuditLine => ({
  id: record._id, at: record.at, by: record.by, kind: record.kind, subject: record.subject, name: record.name,
  count: record.changes.length, changes: record.changes.length === 1 ? fieldChanges(record.changes[0]!) : [],
  undone: undone.has(record._id), undoable: record._id === last,
})

const lastUndoable = async (): Promise<string | null> => {
  const newest = await newestAudit()
  return lastReversible(newest, await undoneOf(newest.map(({ _id }) => _id)))
}

export const audit: Handler<'roster.admin.audit'> = async (input) => {
  const [found, last] = await Promise.all([auditLines(input), lastUndoable()])
  const undone = await undoneOf(found.map(({ _id }) => _id))
  return ok({ lines: found.map((record) => lineOf(record, undone, last)), next: found.length < input.limit ? null : found[found.length - 1]!.at })
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
  const done = await perform({
    requestId, kind: 'undo', subject: record.subject, name: record.name, undoes: auditId, rooms,
    changes: record.changes.map(({ before, after, ...where }) => ({ ...where, before: after, after: before })),
  }, situation)
  return done.ok ? ok({ restored: record.changes.length }) : done
}
