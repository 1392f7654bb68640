import { parseObject } from '../engine/ejson'
import type { Sort } from '../engine/plan'
import type { Query } from '../engine/query'
import { Refusal } from '../engine/refusal'
import type { Doc } from '../engine/values'

export type Body = Record<string, unknown>

const invalid = (message: string) => new Refusal('INVALID_PARAM', message)

// The platform's limits for one read.
const DEFAULT_LIMIT = 100
const MOST_DOCUMENTS = 1000

/** A parameter that travels as a string of EJSON; missing and empty mean an empty object. */
export function objectOf(value: unknown, name: string, now: () => number): Doc {
  if (value === undefined || value === null || value === '') return {}
  if (typeof value !== 'string') throw invalid(`${name} must be a string of EJSON`)
  return parseObject(value, now)
}

export function queryOf(body: Body, now: () => number): Query {
  return {
    filter: objectOf(body.query, 'query', now),
    sort: sortOf(objectOf(body.order, 'order', now)),
    skip: countOf(body.offset, 'offset', 0),
    limit: body.queryType === 'DOC' ? 1 : Math.min(countOf(body.limit, 'limit', DEFAULT_LIMIT) || DEFAULT_LIMIT, MOST_DOCUMENTS),
  }
}

export function sortOf(order: Doc): Sort {
  return Object.entries(order).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalid(`the order of ${field} must be 1 or -1`)
    return [field, direction]
  })
}

function countOf(value: unknown, name: string, otherwise: number): number {
  if (value === undefined || value === null) return otherwise
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw invalid(`${name} must be a whole number`)
  return value
}

export function textsOf(value: unknown, name: string): string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw invalid(`${name} must be a list of EJSON strings`)
  return value
}
