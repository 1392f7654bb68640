import { collection } from '../kit/db'
import type { FileDocument } from './domain/documents'

const files = collection<FileDocument>('files')

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
