import type { PersonRef } from '../../../../types/roster'
import type { VisitMove } from '../../../../types/visit'
import type { NoticeKind, NoticeOrder } from '../../../notify/domain/order'
import type { LineOrder } from '../line'
import type { VisitDocument } from './documents'
import { visitMoment } from './moment'

/** The commitment while a side is asked for its word, and the one while a moment is agreed; each moment has its own. */
export const askedId = ({ _id, round }: Pick<VisitDocument, '_id' | 'round'>): string => `visit:${_id}:${round}:asked`
export const agreedId = ({ _id, round }: Pick<VisitDocument, '_id' | 'round'>): string => `visit:${_id}:${round}`

/** One line that says what, in notices, in 今日 and on a successor's page. */
export const visitWords = ({ at, subject }: Pick<VisitDocument, 'at' | 'subject'>): string => `${visitMoment(at)} ${subject}`

export const visitPage = ({ _id }: Pick<VisitDocument, '_id'>): string => `pages/visit/index?id=${_id}`

export type VisitDeed = VisitMove | 'propose'

/** The room's quiet line; null where the room need not hear of it: notes that are put right. */
export const lineOf = (deed: VisitDeed, visit: VisitDocument, before: VisitDocument | null, actor: PersonRef): LineOrder | null => {
  const told = (line: LineOrder['line'], ...more: string[]): LineOrder =>
    ({ roomId: visit.enterpriseId, line, names: [actor.name, visitMoment(visit.at), ...more] })
  switch (deed) {
    case 'propose':
      return told('visit_proposed', visit.subject)
    case 'move':
      return told('visit_moved', visit.reason ?? '')
    case 'agree':
      return told('visit_agreed', visit.subject)
    case 'decline':
      return told('visit_declined', visit.reason ?? '')
    case 'cancel':
      return told('visit_cancelled', visit.reason ?? '')
    case 'note':
      return before?.state === 'done' ? null : told('visit_done', visit.subject)
  }
}

/** Who is told what: who is asked, both of an agreement, the other side of an end. */
export const noticeOf = (deed: VisitDeed, visit: VisitDocument, actor: PersonRef, side: 'staff' | 'cadre'): NoticeOrder | null => {
  const cadre = { cadreOf: visit.enterpriseId }
  const staff = { enterprise: visit.enterpriseId }
  const other = side === 'cadre' ? staff : cadre
  const told = (kind: NoticeKind, more: Pick<NoticeOrder, 'template' | 'to' | 'by'> & { whileOpen?: string }): NoticeOrder => ({
    kind, ticketId: null, number: visit.enterpriseName, title: visitWords(visit), enterpriseId: visit.enterpriseId, enterpriseName: visit.enterpriseName,
    state: null, dueAt: visit.at, whileIn: null, whileDueAt: null, page: visitPage(visit), ...more,
  })
  switch (deed) {
    case 'propose':
    case 'move':
      return told('visit_proposed', { template: 'todo', to: other, by: actor.id, whileOpen: askedId(visit) })
    // Whoever agreed has the day in his WeChat as well.
    case 'agree':
      return told('visit_agreed', { template: 'deadline', to: { any: [cadre, staff] }, by: null, whileOpen: agreedId(visit) })
    case 'decline':
    case 'cancel':
      return told('visit_off', { template: 'progress', to: other, by: actor.id })
    case 'note':
      return null
  }
}
