import { type Filter, collection } from './db'

/**
 * What each collection holds of an enterprise: how its documents are found, or why there are none. A test keeps it complete,
 * so that a new collection cannot be forgotten when an enterprise takes its data with it or is deleted.
 */
export type Holding =
  /** Nothing of a single enterprise: the zone's own, or plumbing that runs out by itself. */
  | 'none'
  /** By person; it goes with the people of the enterprise. */
  | { person: string }
  | { enterprise: string }
  | { ticket: string }
  /** Ids that begin with the enterprise's. */
  | { prefix: string }
  /** Of its room or of its tickets. */
  | { room: string; ticket: string }

export const holdings: Record<string, Holding> = {
  enterprises: { enterprise: '_id' }, rooms: { enterprise: '_id' }, pairings: { enterprise: 'enterpriseId' },
  people: { enterprise: 'enterpriseId' }, invitations: { enterprise: 'enterpriseId' }, applications: { enterprise: 'enterpriseId' },
  visits: { enterprise: 'enterpriseId' }, policy_fits: { enterprise: 'enterpriseId' },
  messages: { enterprise: 'roomId' }, words: { enterprise: 'roomId' }, reads: { prefix: '_id' },
  files: { room: 'roomId', ticket: 'ticketId' },
  tickets: { enterprise: 'enterpriseId' }, ticket_events: { ticket: 'ticketId' }, deadlines: { ticket: '_id' }, ticket_looks: { ticket: 'ticketId' },
  approvals: { enterprise: 'enterpriseId' }, approval_papers: { ticket: 'ticketId' },
  routings: { enterprise: 'enterpriseId' }, commitments: { enterprise: 'enterpriseId' }, notices: { enterprise: 'enterpriseId' },
  consents: { person: '_id' }, wishes: { person: '_id' }, push_turns: { person: '_id' }, signals: { person: '_id' },
  bureaus: 'none', policies: 'none', approval_templates: 'none', held: 'none', handovers: 'none', attempts: 'none', verdicts: 'none', router_models: 'none', router_parts: 'none', numbers: 'none',
  settings: 'none', setting_changes: 'none', outbox: 'none', consent_answers: 'none', wechat_tokens: 'none', reminder_settings: 'none',
  push_reports: 'none', push_pauses: 'none', push_doubts: 'none', access_log: 'none', refusals: 'none',
  anchors: 'none', bootstraps: 'none', imports: 'none', import_parts: 'none', roster_audit: 'none',
}

/** Fields that never leave the server: accounts, secrets of the door. */
const internal = ['openid', 'usedBy', 'code', 'removal', 'formerAccounts', '_openid', 'stored', 'thumb']

type Row = Record<string, unknown> & { _id: string }

/** The collections with documents of an enterprise, in the order in which they are erased: the enterprise itself last. */
export const parts: readonly string[] = [
  ...Object.keys(holdings).filter((name) => holdings[name] !== 'none' && !['tickets', 'rooms', 'people', 'enterprises'].includes(name)),
  'tickets', 'rooms', 'people', 'enterprises',
]

/** Read before anything of it is erased: what is left knows none of them any more. */
export const ticketIdsOf = async (enterpriseId: string): Promise<string[]> => {
  const ids: string[] = []
  for (let last = ''; ;) {
    const found = await collection<Row>('tickets').find({ enterpriseId, _id: { $gt: last } }, { sort: [['_id', 1]], limit: 1000, fields: ['_id'] })
    ids.push(...found.map(({ _id }) => _id))
    if (found.length < 1000) return ids
    last = found[found.length - 1]!._id
  }
}
const peopleIdsOf = async (enterpriseId: string): Promise<string[]> =>
  (await collection<Row>('people').find({ enterpriseId }, { limit: 1000, fields: ['_id'] })).map(({ _id }) => _id)

/** A filter that holds at most this many ids. */
const piece = 400
const pieces = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / piece) }, (_, at) => ids.slice(at * piece, (at + 1) * piece))

/** The filters that together find an enterprise's documents in one collection. */
export const filtersOf = async (name: string, enterpriseId: string): Promise<Filter[]> => {
  const holding = holdings[name]
  if (holding === undefined || holding === 'none') return []
  if ('enterprise' in holding) return [{ [holding.enterprise]: enterpriseId }]
  // `:` is followed by `;` in every order of texts.
  if ('prefix' in holding) return [{ _id: { $gte: `${enterpriseId}:`, $lt: `${enterpriseId};` } }]
  if ('person' in holding) {
    const ids = await peopleIdsOf(enterpriseId)
    return name === 'signals' || name === 'wishes'
      ? pieces(ids).map((some) => ({ _id: { $in: some } }))
      : ids.map((id) => ({ _id: { $gte: `${id}:`, $lt: `${id};` } }))
  }
  const tickets = pieces(await ticketIdsOf(enterpriseId)).map((some) => ({ [holding.ticket]: { $in: some } }))
  return 'room' in holding ? [{ [holding.room]: enterpriseId }, ...tickets] : tickets
}

/** A page of what one collection holds of an enterprise, without what never leaves the server. */
export const pageOf = async (name: string, enterpriseId: string, after: string, limit: number): Promise<Record<string, unknown>[]> => {
  const found: Row[] = []
  for (const filter of await filtersOf(name, enterpriseId)) {
    found.push(...await collection<Row>(name).find({ $and: [filter, { _id: { $gt: after } }] }, { sort: [['_id', 1]], limit }))
  }
  const page = found.sort((a, b) => (a._id < b._id ? -1 : 1)).slice(0, limit)
  return page.map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => !internal.includes(field))))
}

/** How many documents one collection holds of an enterprise. */
export const countOf = async (name: string, enterpriseId: string): Promise<number> =>
  (await Promise.all((await filtersOf(name, enterpriseId)).map((filter) => collection<Row>(name).count(filter)))).reduce((sum, one) => sum + one, 0)

/** The stored objects of an enterprise's files, to be deleted with them. */
export const objectsOf = async (enterpriseId: string): Promise<string[]> => {
  const ids: string[] = []
  for (const filter of await filtersOf('files', enterpriseId)) {
    for (const file of await collection<Row>('files').find(filter, { limit: 1000 })) {
      ids.push(...[file.stored, file.thumb].filter((id): id is string => typeof id === 'string'))
    }
  }
  return [...new Set(ids)]
}

/** Deletes what one collection holds of an enterprise; answers how much. */
export const eraseFrom = async (name: string, enterpriseId: string): Promise<number> => {
  let erased = 0
  for (const filter of await filtersOf(name, enterpriseId)) erased += await collection<Row>(name).remove(filter)
  return erased
}
