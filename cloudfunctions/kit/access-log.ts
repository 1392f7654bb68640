import type { Access } from '../../types/privacy'
import { collection } from './db'
import { derivedId } from './ids'

/** Access to personal data: kept, never changed, and readable by the person and by administrators. */
export interface AccessDocument {
  _id: string
  at: number
  by: { id: string; name: string }
  what: Access['what']
  aboutId: string
  about: string
  /** The tickets that went with an enterprise, by which an audit tells a deletion from a theft. */
  tickets?: string[]
}

const log = collection<AccessDocument>('access_log')

/** Notes an access; `key` tells a retry from another look. */
export const noteAccess = async (entry: Omit<AccessDocument, '_id'>, key: string): Promise<void> => {
  await log.insert({ _id: derivedId('access', entry.by.id, entry.aboutId, entry.what, key), ...entry })
}

export const accessesAbout = (personId: string, limit: number): Promise<AccessDocument[]> =>
  log.find({ aboutId: personId }, { sort: [['at', -1]], limit })
export const accessesBefore = (before: number, limit: number): Promise<AccessDocument[]> =>
  log.find({ at: { $lt: before } }, { sort: [['at', -1]], limit })

/** An erased person is named no more, neither as whom somebody looked at nor as who looked. */
export const forgetInAccesses = async (personId: string, nobody: string): Promise<void> => {
  await log.changeAll({ aboutId: personId }, { $set: { about: nobody } })
  await log.changeAll({ 'by.id': personId }, { $set: { 'by.name': nobody } })
}

export const accessView = ({ _id, at, by, what, about }: AccessDocument): Access => ({ id: _id, at, by, what, about })
