import { aggregate } from 'mingo'
import { ejsonText, parseEjson } from '../engine/ejson'
import { docOf, type Query } from '../engine/query'
import { failed } from '../engine/refusal'
import type { Store } from '../engine/store'
import { isPlainObject, type Doc } from '../engine/values'
import { sortOf } from './request'

/** Runs a pipeline: what stands in front and an index can serve is a query, the rest is mingo's. */
export function aggregateTexts(store: Store, collection: unknown, stages: Doc[]): string[] {
  const { query, rest } = leadingQuery(stages)
  const docs = store.find(collection, query).map(docOf)
  if (rest.length === 0) return docs.map(ejsonText)
  const collectionResolver = (name: string) => store.find(name, { filter: {} }).map(docOf)
  try {
    return aggregate(docs, rest, { collectionResolver }).map(ejsonText)
  } catch (error) {
    throw failed(error instanceof Error ? error.message : String(error))
  }
}

export function stagesOf(stages: unknown, now: () => number): Doc[] {
  if (!Array.isArray(stages)) throw failed('stages must be a list')
  return stages.map((stage: unknown) => {
    const { stageKey, stageValue } = (isPlainObject(stage) ? stage : {}) as { stageKey?: unknown, stageValue?: unknown }
    if (typeof stageKey !== 'string' || typeof stageValue !== 'string') throw failed('a stage has a stageKey and a stageValue')
    return { [stageKey]: parseEjson(stageValue, now) }
  })
}

/** Takes `$match`, `$sort`, `$skip`, `$limit` off the front, in this order and each at most once. */
function leadingQuery(stages: Doc[]): { query: Query, rest: Doc[] } {
  const rest = [...stages]
  const take = (name: string): unknown => {
    const value = rest[0]?.[name]
    if (value !== undefined) rest.shift()
    return value
  }
  const match = take('$match')
  const sort = take('$sort')
  const skip = take('$skip')
  const limit = take('$limit')
  return {
    query: {
      filter: isPlainObject(match) ? match : {},
      sort: isPlainObject(sort) ? sortOf(sort) : [],
      skip: typeof skip === 'number' ? skip : 0,
      limit: typeof limit === 'number' ? limit : Infinity,
    },
    rest,
  }
}
