import { aggregate } from 'mingo'
import { ejsonText, parseEjson, parseObject } from '../engine/ejson'
import { docOf, type Found, type Query } from '../engine/query'
import { failed } from '../engine/refusal'
import type { Store } from '../engine/store'
import { isPlainObject, type Doc } from '../engine/values'
import { sortOf } from './request'

/** Runs a pipeline: what stands in front and an index can serve is a query, the rest is mingo's. */
export function aggregateTexts(store: Store, collection: unknown, stages: Doc[]): string[] {
  const { query, rest } = leadingQuery(stages)
  const found = store.find(collection, query)
  if (rest.length === 0) return found.map((item) => ejsonText(docOf(item)))
  // Stages may change what they are given; what was found is shared.
  const copies = (items: Found[]): Doc[] => items.map(({ text }) => parseObject(text))
  const docs = copies(found)
  const collectionResolver = (name: string) => copies(store.find(name, { filter: {} }))
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
