import type { Upload } from '../../types/file'
import { type Result, ok, refuse } from '../../types/result'
import { derivedId } from '../kit/ids'
import type { Handler } from '../kit/serve'
import { objectId, putPlace, sizesOf } from '../kit/storage'
import { mayEnter } from './access'
import { mayBegin } from './domain/admit'
import type { FileDocument } from './domain/documents'
import { partsOf } from './domain/parts'
import { fileView } from './domain/view'
import { announce, fileById, unfinishedOf } from './store'

/** Nobody uploads so many files at once. */
const mostUnfinished = 100

/** Announces a file, or finds the same announcement again, and tells which parts are still to be sent. */
export const begin: Handler<'file.begin'> = async (input, { actor, now }) => {
  const { requestId, place, purpose, kind, name, size, seconds } = input
  if (!(await mayEnter(place, actor, now))) return refuse('not_found')
  if (purpose === 'document' && !('ticketId' in place)) return refuse('bad_input', { fields: ['purpose'] })
  const may = mayBegin(input)
  if (!may.ok) return may
  const where = { roomId: 'roomId' in place ? place.roomId : null, ticketId: 'ticketId' in place ? place.ticketId : null }
  const _id = derivedId(actor.id, where.roomId ?? where.ticketId!, 'file', requestId)
  const there = await fileById(_id)
  if (there) return present(there, true)
  if ((await unfinishedOf(actor.id)) >= mostUnfinished) return refuse('too_many', { retryAfter: 3_600_000 })
  const file: FileDocument = {
    _id, by: actor.id, ...where, purpose, kind, name, size, seconds: kind === 'voice' ? (seconds ?? 1) : null,
    state: 'begun', refusal: null, at: now, stored: null, thumb: null, type: null, width: null, height: null, check: 'none', askedAt: 0,
  }
  const fresh = await announce(file)
  return present(fresh ? file : (await fileById(_id))!, !fresh)
}

const present = async (file: FileDocument, begunBefore: boolean): Promise<Result<Upload>> => {
  if (file.state === 'refused') return refuse(file.refusal ?? 'disguised')
  if (file.state === 'ready') return ok({ fileId: file._id, file: fileView(file), parts: [] })
  const plan = partsOf(file)
  const ids = await Promise.all(plan.map(({ path }) => objectId(path)))
  const there = begunBefore ? await sizesOf(ids) : new Map<string, number>()
  const parts = await Promise.all(plan.map(async ({ from, to, path }, n) => {
    const done = there.get(ids[n]!) === to - from
    const put = done ? null : await putPlace(path)
    return { from, to, path, done, put: put && { url: put.url, headers: put.headers } }
  }))
  return ok({ fileId: file._id, file: null, parts })
}
