import { collection } from '../../../kit/db'
import { everyOf } from '../../../kit/db/every'
import type { AuditDocument } from '../../domain/audit'
import { forgotten } from '../../domain/forget'
import type { ImportPartDocument } from '../../domain/import/documents'
import { forgetParts, importById } from '../../import/store'
import { stopped } from '../../import/stage'

const audit = collection<AuditDocument>('roster_audit')
const parts = collection<ImportPartDocument>('import_parts')

/** Takes names and numbers of the erased out of the trail; one record at a time, for an import's may be large. */
export const forgetInAudit = async (id: string): Promise<void> => {
  const about = { $or: [{ 'changes.id': id }, { 'changes.before.enterpriseId': id }, { 'changes.after.enterpriseId': id }] }
  for (const { _id } of await everyOf(audit, about, ['_id'])) {
    const record = await audit.get(_id)
    if (record) await audit.put(forgotten(record, new Set([id])))
  }
}

/**
 * Forgets rows put aside for an import in which one of these words stands: what nobody confirmed yet is called off, for it
 * would bring the erased back. `false` while such rows are just being written.
 */
export const forgetImports = async (words: readonly string[]): Promise<boolean> => {
  const wanted = words.filter((word) => word !== '')
  const imports = new Set<string>()
  for (const { _id, importId } of await everyOf(parts, { _id: { $gt: '' } }, ['importId'])) {
    if (imports.has(importId)) continue
    const text = JSON.stringify(await parts.get(_id))
    if (wanted.some((word) => text.includes(word))) imports.add(importId)
  }
  for (const id of imports) {
    const found = await importById(id)
    if (found?.state === 'committing') return false
    if (found) await stopped(found)
    await forgetParts(id)
  }
  return true
}
