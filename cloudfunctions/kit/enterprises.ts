import type { EnterpriseDocument } from '../roster/domain/documents'
import { collection } from './db'

const enterprises = collection<EnterpriseDocument>('enterprises')

/** Several enterprises at once, in no order. */
export const enterprisesByIds = async (ids: readonly string[]): Promise<EnterpriseDocument[]> =>
  ids.length === 0 ? [] : enterprises.find({ _id: { $in: [...ids] } }, { limit: ids.length })
