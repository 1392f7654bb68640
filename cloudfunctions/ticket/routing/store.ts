import { type Filter, collection } from '../../kit/db'
import { inserts } from '../../kit/inserts'
import { lookup } from '../../kit/lookup'
import type { RoutingDocument } from '../domain/router/routing'

/** What is stored of the model: one head, and its bytes as text in parts that fit a document. */
export interface ModelHead {
  _id: 'zone'
  /** How many changes of what is to be learned there were, ever. */
  changes: number
  /** Up to which change the model was trained; its parts carry it. */
  version: number
  parts: number
  bytes: number
  examples: number
  trainedAt: number
  trainMs: number
  sureFrom: number | null
}
interface ModelPart { _id: string; version: number; text: string }

const routings = collection<RoutingDocument>('routings')
const models = collection<ModelHead>('router_models')
const parts = collection<ModelPart>('router_parts')

export const routingById = lookup<RoutingDocument>(async (ids) => new Map((await routingsByIds(ids)).map((one) => [one._id, one])))
export const routingsByIds = async (ids: readonly string[]): Promise<RoutingDocument[]> =>
  ids.length === 0 ? [] : routings.find({ _id: { $in: [...ids] } }, { limit: ids.length })
/** `false` when the ticket has one; those that are begun side by side go out together. */
export const beginRouting = inserts<RoutingDocument>(routings.insert)

/** Written onto the record as it was read; false when another change came between. */
export const changeRouting = async (before: RoutingDocument, after: RoutingDocument): Promise<boolean> => {
  const { _id, ...fields } = after
  return (await routings.changeOne({ _id, n: before.n, state: before.state }, { $set: fields })) !== null
}

export const newestDecided = (filter: Filter, limit: number): Promise<RoutingDocument[]> =>
  routings.find(filter, { sort: [['decidedAt', -1]], limit })
const pageSize = 1_000
const mostPages = 20

/** All records raised at `since` or later, newest first. Figures must not depend on how much one reading may take. */
export const raisedSince = async (since: number): Promise<RoutingDocument[]> => {
  const all = new Map<string, RoutingDocument>()
  for (let page = 0, until = Number.MAX_SAFE_INTEGER; page < mostPages; page += 1) {
    const found = await routings.find({ raisedAt: { $gte: since, $lte: until } }, { sort: [['raisedAt', -1]], limit: pageSize })
    for (const one of found) all.set(one._id, one)
    if (found.length < pageSize) break
    until = found.at(-1)!.raisedAt
  }
  return [...all.values()]
}
export const ofDuties = (dutyIds: readonly string[], limit: number): Promise<RoutingDocument[]> =>
  routings.find({ 'duty.id': { $in: [...dutyIds] } }, { sort: [['raisedAt', -1]], limit })
export const countRoutings = (filter: Filter): Promise<number> => routings.count(filter)

const zone = { _id: 'zone' } as const
const empty: ModelHead = {
  ...zone, changes: 0, version: 0, parts: 0, bytes: 0, examples: 0, trainedAt: 0, trainMs: 0, sureFrom: null,
}

export const modelHead = async (): Promise<ModelHead> => (await models.get('zone')) ?? empty

const changeHead = async (update: Parameters<typeof models.changeOne>[1], filter: Filter = zone): Promise<ModelHead | null> => {
  const change = () => models.changeOne(filter, update)
  return (await change()) ?? (await models.insert(empty) ? change() : null) 
}

/** Something to be learned has changed: the model is behind until it is trained again. */
export const noteChange = (): Promise<ModelHead | null> => changeHead({ $inc: { changes: 1 } })

export const setThreshold = (sureFrom: number): Promise<ModelHead | null> => changeHead({ $set: { sureFrom } })

const partSize = 360_000

/** Writes a trained model beside the present one, then makes it the present one unless a newer one is. */
export const storeModel = async (bytes: Uint8Array, head: Omit<ModelHead, '_id' | 'changes' | 'sureFrom' | 'parts' | 'bytes'>): Promise<void> => {
  const text = Buffer.from(bytes).toString('base64')
  const count = Math.ceil(text.length / partSize)
  for (let part = 0; part < count; part += 1) {
    await parts.put({ _id: `${head.version}-${part}`, version: head.version, text: text.slice(part * partSize, (part + 1) * partSize) })
  }
  await changeHead({ $set: { ...head, parts: count, bytes: bytes.length } }, { ...zone, version: { $lt: head.version } })
  // Whoever reads the one before has it still; older ones nobody asks for.
  await parts.remove({ version: { $lt: head.version - 20 } })
}

/** The bytes of the present model; null when there is none, or when it was replaced twenty times meanwhile. */
export const modelBytes = async ({ version, parts: count }: ModelHead): Promise<Uint8Array | null> => {
  if (count === 0) return null
  const found = await Promise.all(Array.from({ length: count }, (_, part) => parts.get(`${version}-${part}`)))
  if (found.some((part) => part === null)) return null
  return new Uint8Array(Buffer.from(found.map((part) => part!.text).join(''), 'base64'))
}
