import { fieldsOf } from '../../../types/import'
import { ok } from '../../../types/result'
import { refOf } from '../../kit/actor'
import { derivedId } from '../../kit/ids'
import type { Handler } from '../../kit/serve'
import { addAudit } from '../admin/store'
import { exportedPage } from './pages/store'

/** The roster as rows. Whoever takes the numbers of everybody out is written down. */
export const exportRows: Handler<'roster.export'> = async ({ kind, after, exportId }, { actor, now }) => {
  if (after === undefined) {
    await addAudit({ _id: derivedId('export', actor.id, exportId, kind), at: now, by: refOf(actor), kind: 'export', subject: kind, name: '', changes: [] })
  }
  const { rows, next } = await exportedPage(kind, after, now)
  return ok({ fields: fieldsOf(kind), rows, next })
}
