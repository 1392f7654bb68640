import { type ImportView, fieldsOf, mostRows } from '../../../types/import'
import { ok, refuse } from '../../../types/result'
import { refOf } from '../../kit/actor'
import { derivedId } from '../../kit/ids'
import type { Handler } from '../../kit/serve'
import { type ImportDocument, partId, viewOf } from '../domain/import/documents'
import { addImport, changeImport, forgetParts, importById, partOf, putPart } from './store'

/** A part is one document, and has to hold what is found of its rows beside them. */
const mostPartBytes = 150_000

/** An import is its maker's: another administrator sees it in the audit trail once it is written. */
export const ownImport = async (id: string, actorId: string): Promise<ImportDocument | null> => {
  const found = await importById(id)
  return found && found.by.id === actorId ? found : null
}

export const begin: Handler<'roster.import.begin'> = async ({ requestId, fileName, sheets }, { actor, now }) => {
  const id = derivedId('import', actor.id, requestId)
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows, 0)
  if (rows > mostRows || new Set(sheets.map(({ kind }) => kind)).size !== sheets.length) return refuse('bad_input', { fields: ['sheets'] })
  await addImport({
    _id: id, requestId, by: refOf(actor), fileName, at: now, state: 'staging', chosen: [], fingerprint: '',
    sheets: sheets.map((sheet) => ({ ...sheet, staged: 0, added: 0, changed: 0, same: 0, problems: 0, done: 0 })),
    cursor: { sheet: 0, part: 0 }, leaseUntil: now, stopping: false,
  })
  return ok(viewOf((await importById(id))!))
}

export const stage: Handler<'roster.import.stage'> = async ({ importId, kind, part, fields, rows }, { actor, now }) => {
  const found = await ownImport(importId, actor.id)
  const sheet = found?.sheets.find((one) => one.kind === kind)
  if (!found || !sheet) return refuse('not_found')
  if (found.state !== 'staging' && found.state !== 'checked') return refuse('wrong_state', { state: found.state })
  if (fields.some((field) => !(fieldsOf(kind) as string[]).includes(field)) || new Set(fields).size !== fields.length) return refuse('bad_input', { fields: ['fields'] })
  if (Buffer.byteLength(JSON.stringify(rows)) > mostPartBytes) return refuse('bad_input', { fields: ['rows'] })
  await putPart({
    _id: partId(importId, kind, part), importId, kind, part, fields, rows, wanted: [], outcomes: [], problems: [], enterpriseIds: [],
  })
  // What was checked is no longer what lies there.
  await changeImport(importId, found.state, { state: 'staging', fingerprint: '', chosen: [], leaseUntil: now })
  return ok({ staged: rows.length })
}

export const part: Handler<'roster.import.part'> = async ({ importId, kind, part: number }, { actor }) => {
  const found = (await ownImport(importId, actor.id)) && (await partOf(importId, kind, number))
  if (!found) return refuse('not_found')
  return ok({ problems: found.problems, rows: found.outcomes.map(([n, outcome]) => ({ n, outcome })) })
}

export const view: Handler<'roster.import.view'> = async ({ importId }, { actor }) => {
  const found = await ownImport(importId, actor.id)
  return found ? ok(viewOf(found)) : refuse('not_found')
}

export const cancel: Handler<'roster.import.cancel'> = async ({ importId }, { actor }) => {
  const found = await ownImport(importId, actor.id)
  if (!found) return refuse('not_found')
  return ok(viewOf(await stopped(found)))
}

/** Forgets what was put aside; what is being written ends behind the sheet under way. */
export const stopped = async (found: ImportDocument): Promise<ImportDocument> => {
  if (found.state === 'committing') return (await changeImport(found._id, 'committing', { stopping: true })) ?? (await importById(found._id)) ?? found
  if (found.state !== 'staging' && found.state !== 'checked') return found
  const cancelled = await changeImport(found._id, found.state, { state: 'cancelled' as ImportView['state'] })
  if (cancelled) await forgetParts(found._id)
  return cancelled ?? (await importById(found._id)) ?? found
}
