import type { FileView } from '../../types/file'
import { type RefusalCode, type Result, ok, refuse } from '../../types/result'
import type { ReadingAhead } from '../kit/serve'
import { objectId, readObject, removeObjects, writeObject } from '../kit/storage'
import { mayEnter, placeOf } from './access'
import { askAbout, needsCheck } from './checking'
import { admit, thumbOf } from './domain/admit'
import type { FileDocument } from './domain/documents'
import { partsOf, storedPath, thumbPath } from './domain/parts'
import { fileView } from './domain/view'
import { fileById, settle } from './store'

/**
 * Reads what came, checks it, and stores the very bytes it has checked under an address that no client can write:
 * exchanging a part afterwards changes nothing.
 */
export const finish: ReadingAhead<'file.finish', FileDocument | null> = {
  ahead: ({ fileId }) => fileById(fileId),
  async answer({ thumb }, { actor, now, after }, file) {
    if (!file || file.by !== actor.id || !(await mayEnter(placeOf(file), actor, now))) return refuse('not_found')
    if (file.state !== 'begun') return settled(file)
    const ids = await Promise.all(partsOf(file).map(({ path }) => objectId(path)))
    const bytes = await joined(file, ids)
    if (!bytes) return refuse('incomplete')
    const found = admit(file, bytes)
    const outcome = found.ok
      ? await stored(file, bytes, found.value, thumbOf(thumb), now)
      : await settle(file._id, { state: 'refused', refusal: found.refusal.code as RefusalCode })
    after(() => removeObjects(ids))
    if (outcome?.check === 'pending') after(() => askAbout(outcome, now))
    return settled(outcome ?? (await fileById(file._id))!)
  },
}

const settled = (file: FileDocument): Result<FileView> =>
  file.state === 'ready' ? ok(fileView(file)) : refuse(file.refusal ?? 'incomplete')

const joined = async (file: FileDocument, ids: readonly string[]): Promise<Buffer | null> => {
  const read = await Promise.all(ids.map(readObject))
  const plan = partsOf(file)
  return read.every((part, n) => part?.length === plan[n]!.to - plan[n]!.from) ? Buffer.concat(read as Buffer[]) : null
}

const stored = async (
  file: FileDocument, bytes: Buffer, { type, width = null, height = null }: { type: string; width?: number | null; height?: number | null },
  small: Buffer | null, now: number,
): Promise<FileDocument | null> => {
  const [whole, thumb] = await Promise.all([
    writeObject(storedPath(file, type), bytes), small && file.kind === 'photo' ? writeObject(thumbPath(file), small) : null,
  ])
  const check = needsCheck(type) ? 'pending' : 'none'
  return settle(file._id, { state: 'ready', stored: whole, thumb, type, width, height, check, askedAt: now })
}
