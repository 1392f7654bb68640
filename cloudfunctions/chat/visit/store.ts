import type { VisitState } from '../../../types/visit'
import { type CommitmentDocument, commitTo, settleCommitment } from '../../kit/commitments'
import { collection, inTransaction, undo } from '../../kit/db'
import { type OutboxRow, queue } from '../../kit/outbox'
import type { VisitDocument } from '../domain/visit/documents'

const visits = collection<VisitDocument>('visits')

export const visitById = (id: string): Promise<VisitDocument | null> => visits.get(id)

/** The enterprise's visits, the latest first. */
export const visitsOf = (enterpriseId: string, limit: number): Promise<VisitDocument[]> =>
  visits.find({ enterpriseId }, { sort: [['at', -1]], limit })

const open: readonly VisitState[] = ['proposed', 'agreed']

/** What is proposed or agreed with these enterprises, the nearest first. */
export const openVisits = (enterpriseIds: readonly string[], limit: number): Promise<VisitDocument[]> =>
  enterpriseIds.length === 0
    ? Promise.resolve([])
    : visits.find({ enterpriseId: { $in: [...enterpriseIds] }, state: { $in: [...open] } }, { sort: [['at', 1]], limit })

type Made = Omit<CommitmentDocument, 'state' | 'chaseAt'>

/** A visit's change with everything that follows from it. */
export interface VisitChange {
  before: VisitDocument | null
  visit: VisitDocument
  /** The commitment of the state it leaves, and whether that was kept. */
  settles: { id: string; as: 'kept' | 'dropped' } | null
  /** That of the state it comes into. */
  makes: Made | null
  rows: OutboxRow[]
}

/** All of it in one transaction; false when the visit has changed meanwhile, or is there already. */
export const commitVisit = ({ before, visit, settles, makes, rows }: VisitChange): Promise<boolean> =>
  inTransaction(async (tx) => {
    const { _id, ...fields } = visit
    const put = before === null
      ? await tx.of<VisitDocument>('visits').insert(visit)
      : (await tx.of<VisitDocument>('visits').changeOne({ _id, version: before.version }, { $set: fields })) !== null
    if (!put) undo(false)
    if (settles) await settleCommitment(tx, settles.id, settles.as)
    if (makes) await commitTo(tx, makes)
    await queue(tx, rows)
    return true
  })
