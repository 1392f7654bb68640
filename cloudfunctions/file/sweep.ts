import { objectId, removeObjects } from '../kit/storage'
import { partsOf } from './domain/parts'
import { abandoned, settle } from './store'

/** An upload that was interrupted can be resumed for a day. */
const keptMs = 24 * 3_600_000
const batch = 20

/** Clears away what was begun and never finished. */
export const sweep = async (now: number): Promise<void> => {
  for (const file of await abandoned(now - keptMs, batch)) {
    const gone = await settle(file._id, { state: 'refused', refusal: 'incomplete' })
    if (gone) await removeObjects(await Promise.all(partsOf(file).map(({ path }) => objectId(path))))
  }
}
