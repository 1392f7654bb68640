import type { PersonRef } from '../../../types/roster'
import { type Visit, type VisitSide } from '../../../types/visit'
import { derivedId } from '../../kit/ids'
import { nudge, outboxRow } from '../../kit/outbox'
import type { Situation } from '../../kit/serve'
import { bump } from '../../kit/signals'
import type { RoomDocument } from '../domain/documents'
import { cadreAt, membersAt } from '../domain/membership'
import type { VisitDocument } from '../domain/visit/documents'
import { type VisitDeed, agreedId, askedId, lineOf, noticeOf, visitPage, visitWords } from '../domain/visit/follows'
import { type VisitChange, commitVisit } from './store'
import { visitViews } from './view'

const commitmentOf = (visit: VisitDocument, room: RoomDocument, now: number): VisitChange['makes'] => {
  const common = {
    enterpriseId: visit.enterpriseId, enterpriseName: visit.enterpriseName, ticketId: null, number: visit.enterpriseName,
    what: visitWords(visit), page: visitPage(visit), dueAt: visit.at, madeAt: now,
  }
  const cadre = cadreAt(room, now)
  const sides: Record<VisitSide, string[]> = { cadre: cadre ? [cadre] : [], staff: [`enterprise:${visit.enterpriseId}`] }
  switch (visit.state) {
    case 'proposed':
      return { ...common, _id: askedId(visit), kind: 'proposal', personIds: visit.proposedBy.side === 'cadre' ? sides.staff : sides.cadre }
    case 'agreed':
      return { ...common, _id: agreedId(visit), kind: 'visit', personIds: [...sides.cadre, ...sides.staff] }
    default:
      return null
  }
}

const settledBy = (deed: VisitDeed, before: VisitDocument | null): VisitChange['settles'] => {
  if (before?.state === 'proposed') return { id: askedId(before), as: deed === 'agree' ? 'kept' : 'dropped' }
  if (before?.state === 'agreed') return { id: agreedId(before), as: deed === 'note' ? 'kept' : 'dropped' }
  return null
}

interface Written { deed: VisitDeed; before: VisitDocument | null; visit: VisitDocument; room: RoomDocument; as: VisitSide; actor: PersonRef }

/** Writes a visit's change, its commitment, the room's line and the notices; null when somebody was faster. */
export const writeVisit = async ({ deed, before, visit, room, as, actor }: Written, { now, after }: Situation): Promise<Visit | null> => {
  const key = derivedId(visit._id, String(visit.version))
  const line = lineOf(deed, visit, before, actor)
  const notice = noticeOf(deed, visit, actor, as)
  const written = await commitVisit({
    before, visit, settles: settledBy(deed, before), makes: commitmentOf(visit, room, now),
    rows: [
      ...(line ? [outboxRow(derivedId(key, 'line'), 'chat', 'line', line, now)] : []),
      ...(notice ? [outboxRow(derivedId(key, 'notice'), 'notify', 'notice', notice, now)] : []),
    ],
  })
  if (!written) return null
  after(async () => {
    await bump(membersAt(room, now).map(({ id }) => id), 'chat')
    await nudge(['chat', 'notify'])
  })
  return (await visitViews([visit], [{ room, as }], now))[0]!
}
