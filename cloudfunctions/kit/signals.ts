import type { Signal, SignalPart } from '../../types/live'
import { collection } from './db'
import { peopleByIds } from './directory'

/** `signals/{personId}`: readable by that person alone (`_openid`), carries no content. */
export interface SignalDocument extends Signal {
  _id: string
  _openid: string
}

const signals = collection<SignalDocument>('signals')

/** Tells these people that something of theirs changed. Losing a signal loses nothing: clients also ask on their own. */
export const bump = async (personIds: readonly string[], part: SignalPart): Promise<void> => {
  const ids = [...new Set(personIds)]
  if (ids.length === 0) return
  const reached = await signals.changeAll({ _id: { $in: ids } }, { $inc: { rev: 1, [part]: 1 } })
  if (reached < ids.length) await create(ids, part)
}

/** Makes the documents of people who were never signalled before. */
const create = async (ids: readonly string[], part: SignalPart): Promise<void> => {
  const there = new Set((await signals.find({ _id: { $in: [...ids] } }, { limit: ids.length, fields: ['_id'] })).map((one) => one._id))
  for (const person of await peopleByIds(ids.filter((id) => !there.has(id)))) {
    const first: SignalDocument = { _id: person._id, _openid: person.openid, rev: 1, chat: 0, ticket: 0, inbox: 0 }
    await signals.insert({ ...first, [part]: 1 })
  }
}
