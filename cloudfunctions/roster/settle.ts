import type { OutboxRow } from '../kit/outbox'
import { settleCadresRow } from './handover/cadres'
import { cutOff } from './handover/gone'
import { settleRow } from './joining/membership'

const works: Record<string, (row: OutboxRow, now: number) => Promise<void>> = { member: settleRow, cadres: settleCadresRow, gone: cutOff }

/** Works off what a change of the roster leaves to be done, should its call have died before it could. */
export const settle = async (row: OutboxRow, now: number): Promise<void> => {
  const work = works[row.kind]
  if (!work) throw new Error(`no work of that kind: ${row.kind}`)
  await work(row, now)
}
