import { app } from '../sdk'
import { isDuplicate } from './failures'
import { type Filter, checked } from './filter'
import { type Update, spelled } from './update'

export interface Stored {
  _id: string
}

export interface Finding {
  /** Fields in order of importance, 1 ascending, -1 descending. */
  sort?: [string, 1 | -1][]
  limit?: number
  /** Only these fields (and `_id`). */
  fields?: string[]
}

/** What may be done to a collection; the same inside and outside a transaction, because only these calls carry one. */
export interface Transacted<D extends Stored> {
  get(id: string): Promise<D | null>
  /** `false` when a document with that id or a unique field exists already; then nothing is written. */
  insert(...documents: D[]): Promise<boolean>
  /** Changes the one document that fits and returns it as it is now, or null when none fits. */
  changeOne(filter: Filter, update: Update): Promise<D | null>
  /** Writes the whole document, new or not. */
  put(document: D): Promise<void>
  /** Removes the one document by its id; nothing happens where there is none. */
  drop(id: string): Promise<void>
}

export interface Collection<D extends Stored> extends Transacted<D> {
  find(filter: Filter, finding?: Finding): Promise<D[]>
  count(filter: Filter): Promise<number>
  /** Changes every document that fits; answers how many. */
  changeAll(filter: Filter, update: Update): Promise<number>
  remove(filter: Filter): Promise<number>
}

// The SDK's own types describe neither options nor updateAndReturn of a query; this is the part of it that is used.
interface SdkQuery {
  options(options: { raw: boolean }): SdkQuery
  where(filter: Filter): SdkQuery
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery
  limit(count: number): SdkQuery
  field(projection: Record<string, boolean>): SdkQuery
  get(): Promise<{ data: unknown }>
  count(): Promise<{ total: number }>
  update(data: object): Promise<{ updated: number }>
  updateAndReturn(data: object): Promise<{ updated: number; doc?: unknown }>
  remove(): Promise<{ deleted: number }>
}
interface SdkCollection {
  options(options: { raw: boolean }): SdkQuery
  doc(id: string): { get(): Promise<{ data: unknown }>; set(data: object): Promise<unknown>; remove(): Promise<unknown> }
  add(documents: object[]): Promise<unknown>
}
export interface SdkSource {
  collection(name: string): unknown
}

export const transacted = <D extends Stored>(source: SdkSource, name: string): Transacted<D> => {
  const sdk = () => source.collection(name) as SdkCollection
  return {
    async get(id) {
      const { data } = await sdk().doc(id).get()
      return ((Array.isArray(data) ? data[0] : data) ?? null) as D | null
    },
    async insert(...documents) {
      try {
        await sdk().add(documents)
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async changeOne(filter, update) {
      const answer = await sdk().options({ raw: true }).where(checked(filter)).updateAndReturn(spelled(update))
      return answer.updated > 0 ? (answer.doc as D) : null
    },
    async put(document) {
      const { _id, ...fields } = document
      await sdk().doc(_id).set(fields)
    },
    drop: async (id) => void (await sdk().doc(id).remove()),
  }
}

/** A collection outside transactions. Only a slice's store names its collections. */
export const collection = <D extends Stored>(name: string): Collection<D> => {
  const query = (filter: Filter) =>
    (app.database().collection(name) as unknown as SdkCollection).options({ raw: true }).where(checked(filter))
  return {
    ...transacted<D>(app.database() as unknown as SdkSource, name),
    async find(filter, { sort = [], limit = 100, fields } = {}) {
      let sdk = query(filter)
      for (const [field, direction] of sort) sdk = sdk.orderBy(field, direction === 1 ? 'asc' : 'desc')
      if (fields) sdk = sdk.field(Object.fromEntries(fields.map((field) => [field, true])))
      return (await sdk.limit(limit).get()).data as D[]
    },
    count: async (filter) => (await query(filter).count()).total,
    // `raw` speaks for the filter, encoded by now; left on, update() would store the commands themselves as values.
    changeAll: async (filter, update) =>
      (await query(filter).options({ raw: false }).update(spelled(update))).updated,
    remove: async (filter) => (await query(filter).remove()).deleted,
  }
}
