import { reminderUnits } from '../../types/reminders'
import { isWorkingTime } from '../kit/clock/working-time'
import { type CommitmentDocument, commitmentsToChase, lookAgain } from '../kit/commitments'
import { derivedId } from '../kit/ids'
import { outboxRow, queueAlone } from '../kit/outbox'
import { reminderSettings } from '../kit/reminders'
import { zoneNow } from '../kit/zone'
import { noEnd } from '../roster/domain/documents'
import type { Audience, NoticeKind, NoticeOrder } from './domain/order'
import { askAgainAt, commitmentRules, remindAt } from './domain/commitment-rules'

const batch = 100
const leaseMs = 30_000

/**
 * Chases what people have promised: once, the configured working time before it is due (domain.md, "Reminders").
 * Run by the timer; several at once make the same order, because its id derives from the commitment and its date. Answers
 * how many it made.
 */
export const chase = async (now: number): Promise<number> => {
  const [{ rules }, { calendar }] = await Promise.all([reminderSettings(), zoneNow()])
  if (!isWorkingTime(now, calendar)) return 0
  let made = 0
  for (;;) {
    const due = await commitmentsToChase(now, batch)
    for (const found of due) {
      const taken = await lookAgain(found, now + leaseMs)
      if (!taken) continue
      const { kind, rule: name } = commitmentRules[taken.kind]
      const rule = rules[name]
      const at = taken.kind === 'proposal'
        ? askAgainAt(taken, rule.amount, calendar)
        : remindAt(taken, reminderUnits[name] === 'days', rule.amount, calendar)
      if (rule.on && at !== null && at <= now) {
        made += 1
        await queueAlone(outboxRow(derivedId('commitment', taken._id, String(taken.dueAt)), 'notify', 'notice', orderOf(taken, kind, rule.to), now))
      }
      await lookAgain(taken, rule.on && at !== null && at > now ? at : noEnd)
    }
    if (due.length < batch) return made
  }
}

const orderOf = (made: CommitmentDocument, kind: NoticeKind, to: readonly string[]): NoticeOrder => ({
  kind, template: 'deadline', to: { any: to.flatMap((recipient) => audienceOf(made, recipient)) }, by: null,
  ticketId: made.ticketId, number: made.number, title: made.what, enterpriseId: made.enterpriseId, enterpriseName: made.enterpriseName,
  state: null, dueAt: made.dueAt, whileIn: null, whileDueAt: null, whileOpen: made._id, page: made.page,
})

const audienceOf = ({ personIds, enterpriseId }: CommitmentDocument, recipient: string): Audience[] => {
  const staffOf = `enterprise:${enterpriseId}`
  switch (recipient) {
    case 'owner':
      return personIds.map((id) => (id === staffOf ? { enterprise: enterpriseId } : { people: [id] }))
    case 'above':
      return personIds.filter((id) => id !== staffOf).map((id) => ({ above: id }))
    case 'cadre':
      return [{ cadreOf: enterpriseId }]
    case 'enterprise':
      return [{ enterprise: enterpriseId }]
    default:
      return [{ supervisors: true }]
  }
}
