import { ok } from '../../types/result'
import type { Handler } from '../kit/serve'
import { bump } from '../kit/signals'
import { enteredRoom } from './access'
import { markRead } from './store'

/** Notes how far the caller has read; his other devices learn of it. */
export const read: Handler<'chat.read'> = async ({ roomId, seq }, { actor, now, after }) => {
  const entered = await enteredRoom(roomId, actor, now)
  if (!entered.ok) return entered
  const readSeq = await markRead(roomId, actor.id, Math.min(seq, entered.value.room.seq))
  after(() => bump([actor.id], 'chat'))
  return ok({ readSeq })
}
