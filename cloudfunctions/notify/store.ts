import type { Delivery, TemplateName } from '../../types/notify'
import { collection } from '../kit/db'
import type { ConsentDocument, NoticeDocument } from './domain/documents'

const notices = collection<NoticeDocument>('notices')
const consents = collection<ConsentDocument>('consents')
/** Answers of the consent popup that are booked already; `_id` derives from the client's request. */
const answers = collection<{ _id: string; at: number }>('consent_answers')

export const addNotice = (notice: NoticeDocument): Promise<boolean> => notices.insert(notice)

export const dueNotices = (now: number, limit: number): Promise<NoticeDocument[]> =>
  notices.find({ delivery: 'queued', pushAt: { $lte: now } }, { sort: [['pushAt', 1]], limit })

/** Takes a queued notice for sending until `until`; null when somebody else has. */
export const take = (notice: NoticeDocument, until: number): Promise<NoticeDocument | null> =>
  notices.changeOne(
    { _id: notice._id, delivery: 'queued', pushAt: notice.pushAt }, { $set: { pushAt: until }, $inc: { tries: 1 } },
  )

export const settle = (id: string, delivery: Delivery): Promise<NoticeDocument | null> =>
  notices.changeOne({ _id: id }, { $set: { delivery } })

export const postpone = (id: string, pushAt: number): Promise<NoticeDocument | null> =>
  notices.changeOne({ _id: id }, { $set: { pushAt } })

/** Newest first. */
export const inboxOf = (personId: string, before: number | undefined, limit: number): Promise<NoticeDocument[]> =>
  notices.find(before === undefined ? { personId } : { personId, at: { $lt: before } }, { sort: [['at', -1]], limit })

export const unreadOf = (personId: string): Promise<number> => notices.count({ personId, read: false })

export const markRead = (id: string, personId: string): Promise<NoticeDocument | null> =>
  notices.changeOne({ _id: id, personId }, { $set: { read: true } })

const consentId = (personId: string, template: TemplateName): string => `${personId}:${template}`

export const balancesOf = async (personId: string, names: readonly TemplateName[]): Promise<Map<TemplateName, number>> => {
  const found = await consents.find({ _id: { $in: names.map((name) => consentId(personId, name)) } })
  const byId = new Map(found.map((consent) => [consent._id, consent.balance]))
  return new Map(names.map((name) => [name, byId.get(consentId(personId, name)) ?? 0]))
}

/** Takes one send from the balance; false when none is left. */
export const spend = async (personId: string, template: TemplateName): Promise<boolean> =>
  (await consents.changeOne({ _id: consentId(personId, template), balance: { $gt: 0 } }, { $inc: { balance: -1 } })) !== null

export const credit = async (personId: string, template: TemplateName, sends: number): Promise<void> => {
  const _id = consentId(personId, template)
  const add = () => consents.changeOne({ _id }, { $inc: { balance: sends } })
  if (!(await add()) && !(await consents.insert({ _id, balance: sends }))) await add()
}

/** WeChat says nothing is left, whatever the ledger thought. */
export const empty = (personId: string, template: TemplateName): Promise<ConsentDocument | null> =>
  consents.changeOne({ _id: consentId(personId, template) }, { $set: { balance: 0 } })

/** true the first time an answer is booked. */
export const bookOnce = (id: string, now: number): Promise<boolean> => answers.insert({ _id: id, at: now })
