import { collection, inTransaction } from '../kit/db'
import { type OutboxRow, queue } from '../kit/outbox'
import type { FileCheck, FileDocument, VerdictDocument } from './domain/documents'

const files = collection<FileDocument>('files')
const verdicts = collection<VerdictDocument>('verdicts')

export const fileById = (id: string): Promise<FileDocument | null> => files.get(id)

export const filesByIds = (ids: readonly string[]): Promise<FileDocument[]> =>
  files.find({ _id: { $in: [...ids] } }, { limit: ids.length })

/** false when it was announced before. */
export const announce = (file: FileDocument): Promise<boolean> => files.insert(file)

export const unfinishedOf = (personId: string): Promise<number> => files.count({ by: personId, state: 'begun' })

/** Settles what became of an upload; null when it was settled before. */
export const settle = (id: string, fields: Partial<FileDocument>): Promise<FileDocument | null> =>
  files.changeOne({ _id: id, state: 'begun' }, { $set: fields })

/** Uploads announced before `at` and never finished. */
export const abandoned = (at: number, limit: number): Promise<FileDocument[]> =>
  files.find({ state: 'begun', at: { $lt: at } }, { sort: [['at', 1]], limit })

/** Notes the question; answers its verdict when that was here first. */
export const asked = async (trace: string, fileId: string): Promise<boolean | null> => {
  if (await verdicts.insert({ _id: trace, fileId, risky: null })) return null
  return (await verdicts.changeOne({ _id: trace }, { $set: { fileId } }))?.risky ?? null
}

/** Notes the verdict; answers the file it is about, or null while its question is not noted yet. */
export const judged = async (trace: string, risky: boolean): Promise<string | null> => {
  if (await verdicts.insert({ _id: trace, fileId: null, risky })) return null
  return (await verdicts.changeOne({ _id: trace }, { $set: { risky } }))?.fileId ?? null
}

/** Settles the check of a file together with what follows from it; false when it was settled before. */
export const judge = (id: string, check: FileCheck, row: OutboxRow): Promise<boolean> =>
  inTransaction(async (tx) => {
    const written = await tx.of<FileDocument>('files').changeOne({ _id: id, check: 'pending' }, { $set: { check } })
    if (written) await queue(tx, [row])
    return written !== null
  })

/** Files that were last asked about before `at` and have no verdict. */
export const unjudged = (at: number, limit: number): Promise<FileDocument[]> =>
  files.find({ check: 'pending', askedAt: { $lt: at } }, { sort: [['askedAt', 1]], limit })

export const postpone = ({ _id, askedAt }: FileDocument, now: number): Promise<FileDocument | null> =>
  files.changeOne({ _id, askedAt, check: 'pending' }, { $set: { askedAt: now } })
