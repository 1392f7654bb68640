import type { FileCheck } from '../file/domain/documents'
import type { OutboxRow } from '../kit/outbox'
import { postCard } from './post-card'
import { postLine } from './post-line'
import { settleHeld } from './settle-held'

/** Works off what other slices' changes mean for the rooms. */
export const follow = async (row: OutboxRow, now: number): Promise<void> => {
  if (row.kind === 'line') return postLine(row, now)
  if (row.kind !== 'verdict') return postCard(row, now)
  const { fileId, check } = row.payload as { fileId: string; check: FileCheck }
  // Thrown, the row comes up again: the message that waits for the verdict is still being written.
  if (!(await settleHeld(fileId, check, now))) throw new Error(`a message with file ${fileId} is not written yet`)
}
