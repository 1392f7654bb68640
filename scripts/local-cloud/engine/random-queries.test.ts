import fc from 'fast-check'
import { find } from 'mingo'
import { openEngine } from './engine'
import { declarations, documents, filter, page, sort } from './random-documents'
import type { Doc } from './values'

const RANK = ['null', 'number', 'string', 'boolean', 'date']

/** MongoDB's order written down a second time, without the engine's keys. An empty array is below null. */
function compareBson(left: unknown, right: unknown): number {
  if (left === EMPTY || right === EMPTY) return Number(right === EMPTY) - Number(left === EMPTY)
  const byType = RANK.indexOf(typeName(left)) - RANK.indexOf(typeName(right))
  if (byType !== 0 || typeName(left) === 'null') return byType
  if (typeof left === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(right as string))
  return Number(left) - Number(right)
}

const EMPTY = Symbol('empty array')
const typeName = (value: unknown) => value === null || value === undefined ? 'null' : value instanceof Date ? 'date' : typeof value

function sortValue(doc: Doc, field: string, direction: number): unknown {
  const [head, tail] = field.split('.') as [string, string?]
  const value = tail === undefined ? doc[head]
    : Array.isArray(doc[head]) ? (doc[head] as Doc[]).map((item) => item[tail]) : (doc[head] as Doc | undefined)?.[tail]
  if (!Array.isArray(value)) return value
  if (value.length === 0) return tail === undefined ? EMPTY : null
  return value.reduce((best: unknown, item: unknown) => compareBson(item, best) * direction < 0 ? item : best)
}

function expected(docs: Doc[], wanted: Doc, order: Record<string, number>, skip: number, limit: number | undefined): unknown[] {
  const matches = find<Doc>(docs, wanted).all()
  matches.sort((left, right) => {
    for (const [field, direction] of Object.entries(order)) {
      const sign = compareBson(sortValue(left, field, direction), sortValue(right, field, direction)) * direction
      if (sign !== 0) return sign
    }
    return 0
  })
  return matches.slice(skip, limit === undefined ? undefined : skip + limit).map(({ _id }) => _id)
}

test('thousands of random queries give what plain mingo gives, whatever the indexes', async () => {
  let asked = 0
  await fc.assert(fc.asyncProperty(
    documents, declarations, fc.array(fc.tuple(filter, sort, page), { minLength: 10, maxLength: 10 }),
    async (docs, collections, queries) => {
      const engine = openEngine({ file: ':memory:', collections })
      try {
        await engine.insertMany('docs', docs)
        for (const [wanted, order, { skip, limit }] of queries) {
          const got = engine.find('docs', wanted, { sort: order, skip, limit }).map(({ _id }) => _id)
          expect({ wanted, order, got }).toEqual({ wanted, order, got: expected(docs, wanted, order, skip, limit) })
          expect(new Set(engine.find('docs', wanted).map(({ _id }) => _id))).toEqual(new Set(find<Doc>(docs, wanted).all().map(({ _id }) => _id)))
          asked += 2
        }
      } finally {
        await engine.close()
      }
    },
  ), { numRuns: 300, seed: 9 })
  expect(asked).toBeGreaterThanOrEqual(6000)
}, 120_000)
