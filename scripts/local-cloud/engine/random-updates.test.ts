import fc from 'fast-check'
import { find, updateOne } from 'mingo'
import { ejsonText, parseEjson } from './ejson'
import { openEngine, type Engine } from './engine'
import { declarations, documents, filter, scalar } from './random-documents'
import type { Doc } from './values'

const number = fc.constantFrom(-2, 0, 1, 3, 7)
const person = fc.constantFrom('p1', 'p2', 'p3')

// One operator per field, so that no two of them touch the same path.
const change: fc.Arbitrary<Doc> = fc.record({
  b: fc.oneof(scalar.map((value) => ({ $set: value })), fc.constant({ $unset: '' }), fc.constant({ $rename: 'renamed' })),
  c: fc.constantFrom('$inc', '$mul', '$min', '$max', '$set').chain((operator) => number.map((value) => ({ [operator]: value }))),
  'n.x': fc.oneof(scalar.map((value) => ({ $set: value })), fc.constant({ $unset: '' })),
  'n.y': number.map((value) => ({ $inc: value })),
  m: fc.oneof(
    fc.tuple(person, number).map(([id, r]) => ({ $push: { id, r } })),
    fc.tuple(person, fc.integer({ min: 0, max: 1 })).map(([id, $position]) => ({ $push: { $each: [{ id, r: 1 }], $position } })),
    person.map((id) => ({ $pull: { id } })),
    fc.constantFrom(1, -1).map((end) => ({ $pop: end })),
    fc.array(fc.record({ id: person, r: number }, { noNullPrototype: true }), { maxLength: 3 }).map((list) => ({ $set: list })),
  ),
  // One value at a time and a field of its own: mingo's treatment of duplicates is not MongoDB's.
  tags: person.map((id) => ({ $addToSet: id })),
}, { requiredKeys: [], noNullPrototype: true }).filter((fields) => Object.keys(fields).length > 0).map((fields) => {
  const update: Record<string, Doc> = {}
  for (const [field, operation] of Object.entries(fields)) {
    const [operator, operand] = Object.entries(operation as Doc)[0] as [string, unknown]
    ;(update[operator] ??= {})[field] = operand
  }
  return update
})

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('update'), filter, change, multi: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), filter, change, multi: fc.boolean() }) },
)

const byId = (docs: Doc[]) => [...docs].sort((left, right) => String(left._id) < String(right._id) ? -1 : 1)

async function send(engine: Engine, body: Doc): Promise<Doc> {
  return (JSON.parse(await engine.handle({ collectionName: 'docs', queryType: 'WHERE', ...body })) as { data: Doc }).data
}

test('random updates and removals leave what mingo leaves, and indexes that agree with the documents', async () => {
  let changed = 0
  await fc.assert(fc.asyncProperty(documents, declarations, fc.array(step, { minLength: 6, maxLength: 12 }), fc.array(filter, { minLength: 4, maxLength: 4 }),
    async (given, collections, steps, queries) => {
      const engine = openEngine({ file: ':memory:', collections })
      try {
        await engine.insertMany('docs', given)
        let docs = structuredCopy(given)
        for (const { kind, filter: wanted, change: update, multi } of steps) {
          const matches = engine.find('docs', wanted, multi ? {} : { limit: 1 })
          const ids = new Set(matches.map(({ _id }) => _id))
          if (multi) expect(ids).toEqual(new Set(find<Doc>(docs, wanted).all().map(({ _id }) => _id)))
          if (kind === 'remove') {
            expect(await send(engine, { action: 'database.removeDocument', query: ejsonText(wanted), multi })).toEqual({ deleted: ids.size })
            docs = docs.filter(({ _id }) => !ids.has(_id))
          } else {
            const { updated } = await send(engine, { action: 'database.modifyDocument', query: ejsonText(wanted), data: ejsonText(update), multi, merge: true, upsert: false })
            expect(updated).toBeLessThanOrEqual(ids.size)
            for (const doc of docs) if (ids.has(doc._id)) updateOne([doc], {}, update)
            changed += updated as number
          }
        }
        expect(byId(engine.find('docs', {}))).toEqual(byId(parseEjson(ejsonText(docs)) as Doc[]))
        for (const wanted of queries) {
          const right = find<Doc>(docs, wanted).all().map(({ _id }) => _id)
          expect(new Set(engine.find('docs', wanted).map(({ _id }) => _id))).toEqual(new Set(right))
          expect(await send(engine, { action: 'database.calculateDocument', query: ejsonText(wanted) })).toEqual({ total: right.length })
        }
      } finally {
        await engine.close()
      }
    }), { numRuns: 600, seed: 20260202 })
  expect(changed).toBeGreaterThan(4000)
}, 120_000)

function structuredCopy(docs: Doc[]): Doc[] {
  const copy = (value: unknown): unknown => value instanceof Date ? new Date(value) : Array.isArray(value) ? value.map(copy)
    : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)])) : value
  return copy(docs) as Doc[]
}
