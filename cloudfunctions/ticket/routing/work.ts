import { drain, type OutboxRow } from '../../kit/outbox'
import { handOver } from '../hand-over'
import { heard } from '../heard'
import { redate } from '../redate'
import { takeUpAgain } from '../reopened'
import { rereadPortion } from './reread'
import { takeIn } from './take-in'

/** What this function owes itself after a change, by the kind of the outbox's row. */
const kinds: Record<string, (row: OutboxRow, now: number) => Promise<void>> = { routing: takeIn, reread: rereadPortion, redate, handover: handOver, heard, reopened: takeUpAgain }

const attend = (row: OutboxRow, now: number): Promise<void> => {
  const attended = kinds[row.kind]
  if (!attended) throw new Error(`nobody attends to rows of the kind ${row.kind}`)
  return attended(row, now)
}

/** Works off what was queued. Learning from it waits until somebody asks, or the timer comes by. */
export const work = (): Promise<number> => drain('ticket', attend)
