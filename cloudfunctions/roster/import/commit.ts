import { type SheetKind } from '../../../types/import'
import { ok, refuse } from '../../../types/result'
import { derivedId } from '../../kit/ids'
import { outboxRow, queueAlone } from '../../kit/outbox'
import type { Handler } from '../../kit/serve'
import { type ImportDocument, type ImportPartDocument, partId, viewOf } from '../domain/import/documents'
import { beginImport, pairingGuard, releaseGuard } from '../guard/store'
import { syncRooms } from '../rooms/store'
import { examine } from './check'
import {
  forgetParts, importById, importsLeft, keepImport, leaseImport, otherCommitting, partOf, putPart, writePart,
} from './store'
import { ownImport, stopped } from './stage'

/** Writes for so long in one call, well inside a function's 20 s; then the client asks again and has seen progress. */
const budgetMs = 2_500
const leaseMs = 30_000
const roomsPerPart = 400
/** What was put aside and never written is forgotten after a day: it holds phone numbers. */
const staleMs = 86_400_000

export const commit: Handler<'roster.import.commit'> = async ({ importId, fingerprint }, { actor, now }) => {
  const found = await ownImport(importId, actor.id)
  if (!found) return refuse('not_found')
  if (found.state === 'done' || found.state === 'cancelled') return ok(viewOf(found))
  if (found.state === 'committing') return ok(viewOf(await goOn(found, now)))
  if (found.state !== 'checked') return refuse('wrong_state', { state: found.state })
  if (found.fingerprint !== fingerprint || (await otherCommitting(importId))) return refuse('conflict', { state: found.state })
  const guard = found.chosen.includes('pairings') ? await pairingGuard() : undefined
  if (guard === null) return refuse('conflict', { state: found.state })
  // The roster may have changed while somebody read the preview.
  const again = await examine(found, found.chosen, now)
  if (!again || again.set.fingerprint !== fingerprint) return refuse('conflict', { state: 'checked' })
  if (again.set.sheets.some((sheet) => found.chosen.includes(sheet.kind) && sheet.problems > 0)) return refuse('wrong_state', { state: 'checked' })
  await noteRooms(importId, again.judged)
  const set = { state: 'committing' as const, cursor: { sheet: 0, part: 0 }, leaseUntil: 0, stopping: false }
  if (!(await beginImport(importId, set, guard ?? null))) return refuse('conflict', { state: 'checked' })
  return ok(viewOf(await goOn({ ...found, ...set }, now)))
}

/** A part's place in the order of sheets. */
const partsOf = async (found: ImportDocument, kind: SheetKind | 'rooms', from: number, count: number) => {
  const parts = await Promise.all(Array.from({ length: count }, (_, next) => partOf(found._id, kind, from + next)))
  return parts.filter((part) => part !== null)
}

/** The enterprises whose rooms may change, put aside before anything is written: afterwards it could no longer be told. */
const noteRooms = async (importId: string, judged: readonly ImportPartDocument[]): Promise<void> => {
  const ids = new Set<string>()
  for (const { wanted } of judged) {
    for (const { wanted: one } of wanted) {
      const id = one.in === 'enterprises' ? one.id : 'set' in one ? (one.set as { enterpriseId?: string }).enterpriseId : undefined
      if (id !== undefined) ids.add(id)
    }
  }
  const all = [...ids]
  for (let part = 0; part * roomsPerPart < all.length; part += 1) {
    await putPart({
      _id: partId(importId, 'rooms', part), importId, kind: 'rooms', part, fields: [], rows: [], wanted: [], outcomes: [],
      problems: [], enterpriseIds: all.slice(part * roomsPerPart, (part + 1) * roomsPerPart),
    })
  }
}

/** Duties meet in one bureau, and an official may stand in two rows: those are written one part after the other. */
const inTurn: readonly (SheetKind | 'rooms')[] = ['bureaus', 'duties', 'others']

/**
 * Writes on from where it stands, for a while. Whatever was begun is finished: by the next call, or by the timer.
 * Whoever does not get the lease only learns how far it is.
 */
const goOn = async (known: ImportDocument, now: number): Promise<ImportDocument> => {
  const started = Date.now()
  const leased = await leaseImport(known._id, now, now + leaseMs)
  if (!leased) return (await importById(known._id)) ?? known
  const order: (SheetKind | 'rooms')[] = [...leased.chosen, 'rooms']
  let at: Standing = { cursor: leased.cursor, sheets: leased.sheets }
  while (at.cursor.sheet < order.length) {
    at = await step(leased, order, at, now)
    const late = Date.now() - started
    const over = late > budgetMs && at.cursor.sheet < order.length
    await keepImport(leased._id, { ...at, leaseUntil: over ? 0 : now + late + leaseMs })
    if (over) return { ...leased, ...at }
  }
  await releaseGuard(leased._id)
  return (await keepImport(leased._id, { state: 'done', leaseUntil: now })) ?? leased
}

type Standing = Pick<ImportDocument, 'cursor' | 'sheets'>

/**
 * Writes a few parts of the sheet under way; before a sheet begins it is asked whether to go on. In the trail a later sheet
 * stands above those that the same call wrote before it, by a millisecond each.
 */
const step = async (own: ImportDocument, order: readonly (SheetKind | 'rooms')[], { cursor, sheets }: Standing, now: number): Promise<Standing> => {
  const kind = order[cursor.sheet]!
  if (cursor.part === 0 && kind !== 'rooms' && (await importById(own._id))?.stopping) return { cursor: { sheet: order.length - 1, part: 0 }, sheets }
  const atOnce = inTurn.includes(kind) ? 1 : 3
  const parts = await partsOf(own, kind, cursor.part, atOnce)
  await Promise.all(parts.map((part) => part.kind === 'rooms'
    ? followingFrom(part, now)
    : writePart(part.wanted.map(({ wanted }) => wanted), {
        _id: `${own._id}-${part.kind}-${part.part}`, at: now + cursor.sheet, by: own.by, kind: 'import', subject: part.kind, name: own.fileName,
      })))
  const rows = parts.reduce((sum, part) => sum + part.rows.length, 0)
  return {
    cursor: parts.length < atOnce ? { sheet: cursor.sheet + 1, part: 0 } : { sheet: cursor.sheet, part: cursor.part + atOnce },
    sheets: sheets.map((sheet) => (sheet.kind === kind ? { ...sheet, done: sheet.done + rows } : sheet)),
  }
}

/** What enterprises are owed once everything of them is written; repeating it changes nothing. */
const followingFrom = async ({ _id, enterpriseIds }: { _id: string; enterpriseIds: string[] }, now: number): Promise<void> => {
  await syncRooms(enterpriseIds, now)
  await queueAlone(outboxRow(derivedId(_id, 'policies'), 'roster', 'policy_match', { enterpriseIds }, now))
}

/** Finishes what a client began and left, and forgets what nobody confirmed. */
export const tidyImports = async (now: number): Promise<void> => {
  for (const left of await importsLeft('committing', now - 60_000)) await goOn(left, now)
  for (const state of ['staging', 'checked'] as const) {
    for (const left of await importsLeft(state, now - staleMs)) await stopped(left)
  }
  for (const left of await importsLeft('done', now - staleMs)) {
    await forgetParts(left._id)
    await keepImport(left._id, { leaseUntil: Number.MAX_SAFE_INTEGER })
  }
}
