import type { OutboxRow } from '../../kit/outbox'
import { ok } from '../../../types/result'
import { cutOffAccount } from '../domain/account'
import { isHere } from '../domain/documents'
import { changePerson } from './store'
import { signalsTo } from '../joining/store'

/** Cuts off the account of somebody whose time is over. Safe to repeat; who is here (again) keeps his. */
export const cutOff = async (row: OutboxRow, now: number): Promise<void> => {
  const { personId } = row.payload as { personId: string }
  const changed = await changePerson(personId, (person) => ok(isHere(person, now) ? person : cutOffAccount(person)), [])
  if (changed.ok) await signalsTo(changed.value)
}
