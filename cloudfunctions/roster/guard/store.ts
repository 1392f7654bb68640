import { type Transaction, collection, inTransaction, undo } from '../../kit/db'
import type { ImportDocument } from '../domain/import/documents'

/**
 * Everything that changes pairings raises one number, and writes only if it is still the one that was read when places were
 * counted: of two who take the last free place at once, one finds out. While a file's pairings are being written, which takes
 * several transactions, nobody else changes any.
 */
interface Guard { _id: string; rev: number; importId?: string | null }

const guardId = 'pairing_guard'
const settings = collection<Guard>('settings')

/** null while an import writes pairings. */
export const pairingGuard = async (): Promise<number | null> => {
  const guard = await settings.get(guardId)
  return guard?.importId ? null : guard?.rev ?? 0
}

/** Raises the number in the transaction of the change; `false` when pairings changed since it was read. */
export const raiseGuard = async (tx: Transaction, read: number, importId: string | null = null): Promise<boolean> => {
  const guard = await tx.of<Guard>('settings').get(guardId)
  if (guard?.importId || (guard?.rev ?? 0) !== read) return false
  await tx.of<Guard>('settings').put({ _id: guardId, rev: read + 1, importId })
  return true
}

/** Begins to write what was checked, pairings only under the guard read before they were judged; `false` when something came first. */
export const beginImport = (importId: string, set: Partial<ImportDocument>, guard: number | null): Promise<boolean> =>
  inTransaction(async (tx) => {
    if (guard !== null && !(await raiseGuard(tx, guard, importId))) return false
    return (await tx.of<ImportDocument>('imports').changeOne({ _id: importId, state: 'checked' }, { $set: set })) !== null || undo(false)
  })

/** The import has written its last pairing. Safe to repeat. */
export const releaseGuard = async (importId: string): Promise<void> => {
  await settings.changeOne({ _id: guardId, importId }, { $set: { importId: null }, $inc: { rev: 1 } })
}
