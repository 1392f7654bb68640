import type { Signal, SignalPart } from '../../types/live'
import { collection } from './db'
import { peopleByIds } from './directory'
import { inserts } from './inserts'
import { rounds } from './rounds'

/** `signals/{personId}`: readable by that person alone (`_openid`), carries no content. */
export interface SignalDocument extends Signal {
  _id: string
  _openid: string
}

const signals = collection<SignalDocument>('signals')

/** Tells these people that something of theirs changed. Losing a signal loses nothing: clients also ask on their own. */
export const bump = async (personIds: readonly string[], part: SignalPart): Promise<void> => {
  if (personIds.length > 0) await bumps[part](personIds)
}

const raise = async (ids: readonly string[], part: SignalPart): Promise<void> => {
  const reached = await signals.changeAll({ _id: { $in: ids } }, { $inc: { rev: 1, [part]: 1 } })
  if (reached < ids.length) await create(ids, part)
}

/** In a burst one signal speaks for all that happened before it. */
const bumps: Record<SignalPart, (personIds: readonly string[]) => Promise<void>> = {
  chat: rounds((ids) => raise(ids, 'chat')),
  read: rounds((ids) => raise(ids, 'read')),
  ticket: rounds((ids) => raise(ids, 'ticket')),
  inbox: rounds((ids) => raise(ids, 'inbox')),
}

/** Makes the documents of people who were never signalled before, or whose signals the host has forgotten. */
const create = async (ids: readonly string[], part: SignalPart): Promise<void> => {
  const there = new Set((await signals.find({ _id: { $in: [...ids] } }, { limit: ids.length, fields: ['_id'] })).map((one) => one._id))
  const people = await peopleByIds(ids.filter((id) => !there.has(id)))
  await Promise.all(people.map((person) =>
    write({ _id: person._id, _openid: person.openid, rev: 1, chat: 0, read: 0, ticket: 0, inbox: 0, [part]: 1 })))
}

const write = inserts(signals.insert)
