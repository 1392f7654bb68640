import { randomUUID } from 'node:crypto'
import type { ReminderSettings } from '../../types/reminders'
import { type Begun, type Filter, type Transaction, beginTransaction, collection, inTransaction, sideBySide, undo } from '../kit/db'
import type { PersonRef } from '../../types/roster'
import { type HistoryAction, type TicketState, openStates } from '../../types/ticket'
import { type OutboxRow, queue } from '../kit/outbox'
import type { ApprovalChange, ApprovalDocument, PaperDocument, TemplateDocument } from './domain/approval/documents'
import { nextItemReminderAt } from './domain/approval/reminders'
import { keepQuietly, settleCommitment } from '../kit/commitments'
import { lookup } from '../kit/lookup'
import { reminderSettings } from '../kit/reminders'
import { type AnchoredSetting, zoneNow } from '../kit/zone'
import type { AnchorDocument } from './domain/audit'
import { nextReminderAt } from './domain/deadlines'
import type { Change, DeadlineDocument, EventDocument, TicketDocument } from './domain/documents'
import { stepChanges } from './domain/step-duties'

const tickets = collection<TicketDocument>('tickets')
const events = collection<EventDocument>('ticket_events')
const deadlines = collection<DeadlineDocument>('deadlines')
const approvals = collection<ApprovalDocument>('approvals')
const papers = collection<PaperDocument>('approval_papers')
const templates = collection<TemplateDocument>('approval_templates')
const numbers = collection<{ _id: string; last: number }>('numbers')

export const ticketsByIds = (ids: readonly string[]): Promise<TicketDocument[]> =>
  tickets.find({ _id: { $in: [...ids] } }, { limit: ids.length })

export const ticketById = lookup<TicketDocument>(async (ids) => new Map((await ticketsByIds(ids)).map((ticket) => [ticket._id, ticket])))

export const newestFirst = (filter: Filter, limit: number): Promise<TicketDocument[]> =>
  tickets.find(filter, { sort: [['updatedAt', -1]], limit })

export const nearestFirst = (filter: Filter, limit: number): Promise<TicketDocument[]> =>
  tickets.find(filter, { sort: [['nextDueAt', 1]], limit })

export const countTickets = (filter: Filter): Promise<number> => tickets.count(filter)

/** The longest late first; of the same moment in the order of their ids, so that a page can end between two of them. */
export const longestLate = (filter: Filter, after: { lateAt: number; id: string } | null, limit: number): Promise<TicketDocument[]> =>
  tickets.find(
    after === null ? filter
      : { $and: [filter, { $or: [{ lateAt: { $gt: after.lateAt } }, { lateAt: after.lateAt, _id: { $gt: after.id } }] }] },
    { sort: [['lateAt', 1], ['_id', 1]], limit },
  )

/** Answered tickets whose time to confirm is over at `now`. */
export const lapsing = (now: number, limit: number): Promise<TicketDocument[]> =>
  tickets.find({ state: 'answered', stepDueAt: { $lte: now } }, { sort: [['stepDueAt', 1]], limit })

/** Open tickets in somebody's name, as the responsible one or as the one whose move is next. */
export const heldBy = (personIds: readonly string[], enterpriseId: string | null, states: readonly TicketState[], except: readonly string[], limit: number): Promise<TicketDocument[]> =>
  tickets.find({
    ...(except.length === 0 ? {} : { _id: { $nin: [...except] } }),
    state: { $in: [...states] }, $or: [{ 'responsible.id': { $in: [...personIds] } }, { waitsFor: { $in: [...personIds] } }],
    ...(enterpriseId === null ? {} : { enterpriseId }),
  }, { limit })

export const historyOf = (ticketId: string): Promise<EventDocument[]> =>
  events.find({ ticketId }, { sort: [['n', 1]], limit: 1000 })

export type Look = [ticket: TicketDocument | null, history: EventDocument[]]

/** A ticket and its history, asked for at the same time. */
export const lookAt = (ticketId: string): Promise<Look> => Promise.all([ticketById(ticketId), historyOf(ticketId)])

export type LookToMove = [...Look, deadline: DeadlineDocument | null]

/** With the row that a move will set anew. */
export const lookToMove = (ticketId: string): Promise<LookToMove> =>
  Promise.all([ticketById(ticketId), historyOf(ticketId), deadlines.get(ticketId)])

/** The history up to the ticket's version: what was read beside the ticket may be a moment older or newer than it. */
export const historyUpTo = async (ticket: TicketDocument, read: EventDocument[]): Promise<EventDocument[]> => {
  const behind = (read.at(-1)?.n ?? 0) < ticket.version
  return (behind ? await historyOf(ticket._id) : read).filter((event) => event.n <= ticket.version)
}

/** Not a step on the ticket: neither its version nor its line of time moves. The earlier of two stands. */
export const noteFirstAnswer = (ticketId: string, at: number): Promise<TicketDocument | null> =>
  tickets.changeOne({ _id: ticketId, $or: [{ firstAnswerAt: null }, { firstAnswerAt: { $gt: at } }] }, { $set: { firstAnswerAt: at } })

/** Open tickets in which a bureau takes part, in the order of their ids. */
export const openOfBureau = (bureauId: string, after: string, limit: number): Promise<TicketDocument[]> =>
  tickets.find({ bureauIds: bureauId, _id: { $gt: after }, state: { $in: [...openStates] } }, { sort: [['_id', 1]], limit })

/** Open tickets in the order of their ids, for work that goes over all of them. */
export const openAfter = (id: string, limit: number): Promise<TicketDocument[]> =>
  tickets.find({ _id: { $gt: id }, state: { $in: [...openStates] } }, { sort: [['_id', 1]], limit })

export const eventById = (id: string): Promise<EventDocument | null> => events.get(id)

/** The deadlines that are due at `now`, through their index: open ones that are not due are never read. */
export const dueDeadlines = (now: number, limit: number): Promise<DeadlineDocument[]> =>
  deadlines.find({ dueAt: { $lte: now } }, { sort: [['dueAt', 1]], limit })

/**
 * Takes due deadlines until `until`, in one step; what carries the lease afterwards is the taker's alone. Not among
 * them is what somebody else has taken, or a change of its ticket has set to another moment.
 */
export const takeDeadlines = async (due: readonly DeadlineDocument[], now: number, until: number): Promise<DeadlineDocument[]> => {
  const lease = randomUUID()
  const ids = due.map(({ _id }) => _id)
  const taken = await deadlines.changeAll({ _id: { $in: ids }, dueAt: { $lte: now } }, { $set: { dueAt: until, lease } })
  // Nobody was faster at any of them: what was read a moment ago need not be read again.
  if (taken === due.length) return due.map((row) => ({ ...row, dueAt: until, lease }))
  return taken === 0 ? [] : deadlines.find({ _id: { $in: ids }, lease }, { limit: ids.length })
}

/** Tells of taken deadlines that they are attended to, and when to look next; what lost its lease to a change stays as that set it. */
export const advanceDeadlines = async (attended: readonly { row: DeadlineDocument; next: number }[], after: number): Promise<void> => {
  const byNext = new Map<number, DeadlineDocument[]>()
  for (const { row, next } of attended) byNext.set(next, [...(byNext.get(next) ?? []), row])
  await Promise.all([...byNext].map(([next, rows]) => deadlines.changeAll(
    { _id: { $in: rows.map(({ _id }) => _id) }, lease: rows[0]!.lease }, { $set: { after, dueAt: next, lease: null } },
  )))
}

export const approvalOf = (ticketId: string): Promise<ApprovalDocument | null> => approvals.get(ticketId)

export const approvalsByIds = async (ids: readonly string[]): Promise<ApprovalDocument[]> =>
  ids.length === 0 ? [] : approvals.find({ _id: { $in: [...ids] } }, { limit: ids.length })

/** All versions of all documents of the ticket's items. */
export const papersOf = (ticketId: string): Promise<PaperDocument[]> =>
  papers.find({ ticketId }, { sort: [['at', 1]], limit: 1000 })

/** Approvals in which somebody of `names` has the next move, nearest date first. */
export const approvalsWaitingFor = (names: readonly string[], limit: number): Promise<ApprovalDocument[]> =>
  approvals.find({ waitsFor: { $in: [...names] } }, { sort: [['nextDueAt', 1]], limit })

/** Approvals with an item whose five working days without a correction notice are over at `now`. */
export const deemable = (now: number, limit: number): Promise<ApprovalDocument[]> =>
  approvals.find({ deemAt: { $lt: now } }, { sort: [['deemAt', 1]], limit })

/** Nothing is deemed any more: the ticket has ended. */
export const endApproval = ({ _id, deemAt }: ApprovalDocument, noEnd: number): Promise<ApprovalDocument | null> =>
  approvals.changeOne({ _id, deemAt }, { $set: { deemAt: noEnd, nextDueAt: noEnd, waitsFor: [] } })

export const storedTemplates = (): Promise<TemplateDocument[]> =>
  templates.find({ version: { $gte: 1 } }, { limit: 200 })

/** `false` when another version was written meanwhile. */
export const saveTemplate = async (template: TemplateDocument): Promise<boolean> => {
  if (await templates.insert(template)) return true
  const { _id, ...fields } = template
  return (await templates.changeOne({ _id, version: template.version - 1 }, { $set: fields })) !== null
}

/** The next number of a calendar year, `2026-00042`. A number may be skipped, never given twice. */
export const nextNumber = async (year: number): Promise<string> => {
  const _id = `ticket-${year}`
  const increment = () => numbers.changeOne({ _id }, { $inc: { last: 1 } })
  let counter = await increment()
  if (!counter) {
    await numbers.insert({ _id, last: 0 })
    counter = await increment()
  }
  return `${year}-${String(counter!.last).padStart(5, '0')}`
}

/** Written; or written before by the same request; or decided on a version that is no longer the newest. */
export type Commit = 'written' | 'repeated' | 'stale'

/** Begins the transaction of a commit while it is still read and decided; `leave` it when nothing comes of it. */
export const beginCommit = (): Begun => beginTransaction()

/** What goes into a commit beside the change. */
interface Beside {
  /** Written in the same transaction. */
  also?(tx: Transaction): Promise<void>
  begun?: Begun
  /** The ticket's row as it was read a moment ago. */
  deadline?: DeadlineDocument | null
}

/** Writes ticket, history entry, deadline and consequences in one transaction, or nothing of them. */
export const commit = async (
  change: Change<HistoryAction>, rows: OutboxRow[], { also = nothing, begun, deadline = null }: Beside = {},
): Promise<Commit> => {
  const settings = await reminderSettings()
  return inTransaction<Commit>(async (tx) => {
    const { before, ticket, event } = change
    const put = async (): Promise<void> => {
      if (before === null) {
        if (!(await tx.of<TicketDocument>('tickets').insert(ticket))) undo<Commit>('repeated')
        return
      }
      const written = await tx
        .of<TicketDocument>('tickets')
        .changeOne({ _id: ticket._id, version: before.version }, { $set: differences(before, ticket) })
      if (!written) undo<Commit>('stale')
    }
    const tell = async (): Promise<void> => {
      if (!(await tx.of<EventDocument>('ticket_events').insert(event))) undo<Commit>('repeated')
    }
    await sideBySide([
      put, tell, () => schedule(tx, change, settings, deadline), () => keepSteps(tx, change), () => also(tx), () => queue(tx, rows),
    ])
    return 'written'
  }, begun)
}

const nothing = async (): Promise<void> => undefined

/** Writes an approval's change with everything that belongs to it, onto the versions of ticket and approval it was decided on. */
export const commitApproval = (change: ApprovalChange, consequences: OutboxRow[]): Promise<Commit> =>
  commit(change, consequences, { also: async (tx) => {
    const { approvalBefore, approval } = change
    const rows = tx.of<ApprovalDocument>('approvals')
    const { _id, ...fields } = approval
    const put = approvalBefore
      ? (await rows.changeOne({ _id, version: approvalBefore.version }, { $set: fields })) !== null
      : await rows.insert(approval)
    if (!put) undo<Commit>('stale')
    if (change.papers.length > 0) await tx.of<PaperDocument>('approval_papers').insert(...change.papers)
    for (const { paperId, verdict } of change.verdicts) {
      await tx.of<PaperDocument>('approval_papers').changeOne({ _id: paperId }, { $set: { verdict } })
    }
    await scheduleItems(tx, change.ticket, change.approval, change.event.at)
  } })

/** The stored dates of an approval counted anew, with the row that reminds of them; false when an item moved meanwhile. */
export const dateApproval = (ticket: TicketDocument, { _id, version, nextDueAt, deemAt }: ApprovalDocument, approval: ApprovalDocument, now: number): Promise<boolean> =>
  inTransaction<boolean>(async (tx) => {
    const written = await tx.of<ApprovalDocument>('approvals').changeOne(
      { _id, version, nextDueAt, deemAt }, { $set: { nextDueAt: approval.nextDueAt, deemAt: approval.deemAt, waitsFor: approval.waitsFor } })
    if (!written) undo<boolean>(false)
    await scheduleItems(tx, ticket, approval, now)
    return true
  })

/** The approval's own row beside the ticket's, in the same way. */
const scheduleItems = async (tx: Transaction, ticket: TicketDocument, approval: ApprovalDocument, at: number): Promise<void> => {
  const rows = tx.of<DeadlineDocument>('deadlines')
  const _id = `approval-${ticket._id}`
  const [row, { calendar }, settings] = await Promise.all([rows.get(_id), zoneNow(), reminderSettings()])
  const after = row?.after ?? at
  await rows.put({ _id, approvalOf: ticket._id, after, dueAt: nextItemReminderAt(ticket, approval, after, calendar, settings) })
}

/** The open steps of the plan stand among what people are held to. */
const keepSteps = async (tx: Transaction, { before, ticket, event }: Change<HistoryAction>): Promise<void> => {
  const { put, settled } = stepChanges(before, ticket)
  for (const duty of put) await keepQuietly(tx, { ...duty, madeAt: event.at })
  for (const { id, state } of settled) await settleCommitment(tx, id, state)
}

/**
 * Always writes, even the same moment again, so that a timer at work on the row loses against the change. What was read
 * before the transaction holds as long as the row has told nothing more since.
 */
const schedule = async (
  tx: Transaction, { before, ticket, event }: Change<HistoryAction>, settings: ReminderSettings, read: DeadlineDocument | null,
): Promise<void> => {
  const rows = tx.of<DeadlineDocument>('deadlines')
  const { calendar } = await zoneNow()
  const dueAfter = (after: number): number => nextReminderAt(ticket, after, calendar, settings)
  if (read && await rows.changeOne({ _id: ticket._id, after: read.after }, { $set: { dueAt: dueAfter(read.after), lease: null } })) return
  if (before === null) {
    // A new ticket has told nobody anything yet.
    if (!(await rows.insert({ _id: ticket._id, after: event.at, dueAt: dueAfter(event.at) }))) undo<Commit>('repeated')
    return
  }
  const after = (await rows.get(ticket._id))?.after ?? event.at
  await rows.put({ _id: ticket._id, after, dueAt: dueAfter(after) })
}

const differences = (before: TicketDocument, after: TicketDocument): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(after).filter(([field, value]) => before[field as keyof TicketDocument] !== value),
  )

const anchors = collection<AnchorDocument>('anchors')

export const lastAnchor = async (): Promise<AnchorDocument | null> =>
  (await anchors.find({ n: { $gt: 0 } }, { sort: [['n', -1]], limit: 1 }))[0] ?? null

/** false when another one was dropped meanwhile. */
export const dropAnchor = (anchor: AnchorDocument): Promise<boolean> =>
  inTransaction<boolean>(async (tx) => {
    if (!(await tx.of<AnchorDocument>('anchors').insert(anchor))) undo<boolean>(false)
    await tx.of<AnchoredSetting>('settings').put({ _id: 'anchored', n: anchor.n })
    return true
  })

/** Tickets last changed later than `from` and up to `to`, the oldest change first. */
export const changedBetween = (from: number, to: number, limit: number): Promise<Pick<TicketDocument, '_id' | 'version' | 'lastHash' | 'updatedAt'>[]> =>
  tickets.find({ updatedAt: { $gt: from, $lte: to } }, { sort: [['updatedAt', 1]], limit, fields: ['version', 'lastHash', 'updatedAt'] })

/** One change of the zone's settings, kept for good. */
export interface SettingChange {
  _id: string
  setting: 'calendar' | 'limits'
  at: number
  by: PersonRef
  before: object
  after: { _id: string; rev: number }
  /** The change that this one took back. */
  undoes?: string
}

const settingsChanged = collection<SettingChange>('setting_changes')

export const newestSettingChanges = (limit: number): Promise<SettingChange[]> =>
  settingsChanged.find({ at: { $gt: 0 } }, { sort: [['at', -1]], limit })
export const settingChange = (id: string): Promise<SettingChange | null> => settingsChanged.get(id)

/** Writes the setting onto the revision it was decided on, with its change and consequences, or nothing of them. */
export const changeSetting = (change: SettingChange, seen: number, rows: OutboxRow[]): Promise<Commit> =>
  inTransaction<Commit>(async (tx) => {
    if (!(await tx.of<SettingChange>('setting_changes').insert(change))) undo<Commit>('repeated')
    const settings = tx.of<SettingChange['after']>('settings')
    const stored = (await settings.get(change.after._id))?.rev ?? 0
    if (stored !== seen) undo<Commit>('stale')
    await settings.put(change.after)
    await queue(tx, rows)
    return 'written'
  })

const announced = collection<{ _id: string; years: string }>('settings')

/** The years whose holidays the product knew when it last looked. */
export const announcedBefore = async (): Promise<string | null> => (await announced.get('announced'))?.years ?? null
export const noteAnnounced = (years: string): Promise<void> => announced.put({ _id: 'announced', years })
