import type { Approval, Item, ItemRow, Material } from '../../../../types/approval'
import type { Calendar } from '../../../kit/clock/calendar'
import { dayOf } from '../../../kit/clock/calendar'
import { dueDate } from '../../../kit/clock/due'
import { workingMinutesBetween } from '../../../kit/clock/working-time'
import { noEnd } from '../../../roster/domain/documents'
import type { TicketDocument } from '../documents'
import { resumed } from '../timing'
import { possibleOnApproval, possibleOnItem } from './decide'
import type { ApprovalDocument, ItemDocument, MaterialDocument, PaperDocument } from './documents'
import { type Backward, type Forecast, backwardPlan, endOf, forecast, misses } from './forecast'
import { readiness, turnOf } from './item'
import type { ItemScene } from './scene'
import { itemDueAt } from './times'

type ViewScene = Pick<ItemScene, 'now' | 'calendar' | 'as' | 'asHost'> & {
  /** A trade secret is hidden from the caller: he sees the documents of his own bureau's items, and no other words. */
  hidden: boolean
  ownBureau: string | null
}

/** An item's clock while it still has to be decided; standing still, it is shown as if it went on now. */
const dueOf = (item: ItemDocument, now: number, calendar: Calendar): Item['due'] =>
  item.clock && item.decidedAt === null ? dueDate(resumed(item.clock, now, calendar), calendar) : null

const leftOf = (item: ItemDocument, now: number, calendar: Calendar): number | null => {
  const due = itemDueAt(item, calendar)
  return due === noEnd ? null : workingMinutesBetween(now, due, calendar)
}

const minuteMs = 60_000

const materialOf = (material: MaterialDocument, papers: readonly PaperDocument[]): Material => ({
  key: material.key, name: material.name, mandatory: material.mandatory,
  ...(material.hint === undefined ? {} : { hint: material.hint }),
  state: material.state, reason: material.reason, version: material.version,
  papers: papers
    .filter((paper) => paper.material === material.key)
    .sort((a, b) => b.version - a.version)
    .map(({ version, name, file, note, by, at, verdict }) => ({ version, name, file: file ?? null, note, by, at, verdict })),
})

const itemOf = (
  item: ItemDocument, ticket: TicketDocument, approval: ApprovalDocument, papers: readonly PaperDocument[],
  ahead: Forecast, latest: Backward | null, scene: ViewScene,
  closed: boolean,
): Item => ({
  key: item.key, name: item.name, bureau: item.bureau, officer: item.officer, mandatory: item.mandatory, days: item.days,
  after: item.after, state: item.state, deemed: item.deemed, turn: turnOf(item, approval.items),
  materials: closed ? [] : item.materials.map((material) => materialOf(material, papers.filter((paper) => paper.item === item.key))),
  ready: readiness(item),
  due: dueOf(item, scene.now, scene.calendar),
  step: item.step ? { owes: item.step.owes, due: dueDate(item.step.clock, scene.calendar) } : null,
  left: leftOf(item, scene.now, scene.calendar),
  paused: item.state === 'correcting',
  submittedAt: item.submittedAt, decidedAt: item.decidedAt,
  took: item.submittedAt === null || item.decidedAt === null ? null : Math.max(0, Math.round((item.decidedAt - item.submittedAt - item.owedMs) / minuteMs)),
  result: closed ? null : item.result,
  forecast: { from: ahead.from, to: ahead.to }, critical: ahead.critical, backward: latest,
  can: possibleOnItem(ticket, approval, item, scene),
})

const closedTo = ({ hidden, ownBureau }: ViewScene, item: ItemDocument): boolean => hidden && item.bureau.id !== ownBureau

/** What the enterprise still has to fix, of all items in one list: correction notices first, then what was rejected beforehand. */
const owedOf = (items: readonly ItemDocument[]): Approval['owed'] =>
  items
    .flatMap((item) => item.materials
      .filter(({ state, asked }) => (item.state === 'correcting' ? asked : ['preparing', 'prereview'].includes(item.state) && state === 'rejected'))
      .map((material) => ({
        item: item.key, itemName: item.name, bureau: item.bureau, material: material.key, name: material.name, reason: material.reason,
        correction: item.state === 'correcting', provided: material.state === 'provided',
      })))
    .sort((a, b) => Number(b.correction) - Number(a.correction))

/**
 * The board: every bureau's items with their dates, what the enterprise owes, and what the caller may do.
 * @param startOn another day construction must start on, to look at only
 */
export const approvalView = (
  ticket: TicketDocument, approval: ApprovalDocument, papers: readonly PaperDocument[], scene: ViewScene, startOn?: string,
): Approval => {
  const { now, calendar } = scene
  const day = startOn ?? approval.startOn
  const ahead = forecast(approval.items, now, calendar)
  const latest = day === null ? null : backwardPlan(approval.items, day, now, calendar)
  const end = endOf(ahead)
  return {
    ticket: {
      id: ticket._id, number: ticket.number, title: scene.hidden ? '' : ticket.title, state: ticket.state, version: ticket.version,
      enterprise: { id: ticket.enterpriseId, name: ticket.enterpriseName },
    },
    name: approval.name, startedAt: approval.startedAt, startedBy: approval.startedBy, startOn: day,
    items: approval.items.map((item) => itemOf(item, ticket, approval, papers, ahead.get(item.key)!, latest?.get(item.key) ?? null, scene, closedTo(scene, item))),
    end, provisional: !calendar.announced(dayOf(end)),
    late: day === null ? 0 : misses(end, day, calendar),
    owed: owedOf(approval.items.filter((item) => !closedTo(scene, item))),
    can: possibleOnApproval(ticket, approval, scene),
  }
}

/** The day by which the item's next step has to be done if construction is to start in time. */
const latestOf = ({ submittedAt }: ItemDocument, { submitBy, grantBy, late }: Backward): ItemRow['latest'] => ({ day: submittedAt === null ? submitBy : grantBy, late })

export const itemRow = (ticket: TicketDocument, item: ItemDocument, latest: Backward | null, now: number, calendar: Calendar, hidden: boolean): ItemRow => ({
  ticketId: ticket._id, number: ticket.number, title: hidden ? '' : ticket.title, enterprise: { id: ticket.enterpriseId, name: ticket.enterpriseName },
  item: item.key, name: item.name, bureau: item.bureau, state: item.state, mandatory: item.mandatory,
  due: dueOf(item, now, calendar), left: leftOf(item, now, calendar),
  latest: latest && latestOf(item, latest),
})
