import { personById } from '../../kit/directory'
import { noteFormer } from '../../kit/refused'

/**
 * What a host with sessions of its own turns away before a call comes to pass: a token, a socket or a file's address that
 * somebody was given and that ended with his account. CloudBase has none of these; there the account itself is refused.
 */
export const hearFormer = async (event: Record<string, unknown>, now: number): Promise<void> => {
  const { Event, personId, what } = event
  if (Event !== 'guagou_former' || typeof personId !== 'string' || (what !== 'token' && what !== 'socket' && what !== 'address')) return
  const person = await personById(personId)
  if (person) await noteFormer(person, what, now)
}
