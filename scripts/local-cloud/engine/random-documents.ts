import fc from 'fast-check'
import type { CollectionDeclaration } from './engine'
import type { Doc } from './values'

/** Arbitraries for the comparisons with mingo: small domains, so that filters often hit and values often tie. */
const text = fc.constantFrom('a', 'b', 'aa', '群', '😀', '', 'A')
const number = fc.constantFrom(-1.5, -1, 0, 1, 2, 3, 10, 1e9)
const date = fc.constantFrom(0, 1_700_000_000_000, 1_700_000_000_001).map((time) => new Date(time))
export const scalar = fc.oneof(number, number, text, fc.boolean(), date)

const member = fc.record({ id: fc.constantFrom('p1', 'p2', 'p3'), r: fc.constantFrom(1, 2, 3) }, { noNullPrototype: true })

export const document = fc.record({
  a: fc.oneof(scalar, fc.constant(null), fc.array(scalar, { maxLength: 3 })),
  b: fc.oneof(scalar, fc.constant(null)),
  c: number,
  n: fc.record({ x: scalar, y: number }, { requiredKeys: [], noNullPrototype: true }),
  m: fc.array(member, { maxLength: 3 }),
}, { requiredKeys: ['c'], noNullPrototype: true }) as fc.Arbitrary<Doc>

export const documents = fc.array(document, { minLength: 1, maxLength: 25 })
  .map((docs) => docs.map((doc, at): Doc => ({ _id: `d${String(at).padStart(2, '0')}`, ...doc })))

const plainField = fc.constantFrom('b', 'c', 'n.x', 'n.y', '_id')
const anyField = fc.constantFrom('a', 'b', 'c', 'n.x', 'n.y', 'm.id', 'm.r', '_id')
const direction = fc.constantFrom<1 | -1>(1, -1)

// Two arrays in one compound index are refused, so `a` and `m` stay apart.
const fields = fc.oneof(
  fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'n.x'), { minLength: 1, maxLength: 3 }),
  fc.uniqueArray(fc.constantFrom('m.id', 'm.r', 'b', 'c', 'n.y'), { minLength: 1, maxLength: 3 }),
)
export const declarations: fc.Arbitrary<CollectionDeclaration[]> = fc.array(
  fields.chain((names) => fc.tuple(...names.map((name) => direction.map((way): [string, 1 | -1] => [name, way])))),
  { maxLength: 3 },
).map((indexes) => [{ name: 'docs', indexes: indexes.map((keys, at) => ({ name: `i${at}`, keys })) }])

const valueOf = (field: string): fc.Arbitrary<unknown> => field === '_id' ? fc.integer({ min: 0, max: 26 }).map((at) => `d${String(at).padStart(2, '0')}`)
  : field === 'm.id' ? fc.constantFrom('p1', 'p2', 'p4') : field === 'm.r' ? fc.constantFrom(1, 2, 4) : scalar

const fieldFilter: fc.Arbitrary<Doc> = anyField.chain((field) => {
  const value = valueOf(field)
  const operator = fc.oneof(
    value,
    fc.tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), value).map(([name, operand]) => ({ [name]: operand })),
    fc.tuple(fc.constantFrom('$in', '$nin'), fc.array(value, { maxLength: 3 })).map(([name, operand]) => ({ [name]: operand })),
    fc.tuple(value, value).map(([low, high]) => ({ $gte: low, $lt: high })),
    value.map((operand) => ({ $not: { $gt: operand } })),
    fc.constant({ $regex: '^[ap]' }),
  )
  return operator.map((condition): Doc => ({ [field]: condition }))
})

// mingo answers null and $exists below an array unlike MongoDB; those have facts of their own in filter.test.ts.
const special: fc.Arbitrary<Doc> = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'b', 'n.x'), fc.boolean()).map(([field, there]): Doc => ({ [field]: { $exists: there } })),
  fc.constantFrom('b', 'n.x').map((field): Doc => ({ [field]: null })),
  fc.integer({ min: 0, max: 3 }).map((size): Doc => ({ a: { $size: size } })),
  fc.constantFrom('p1', 'p2').chain((id) => fc.constantFrom(1, 2).map((r): Doc => ({ m: { $elemMatch: { id, r } } }))),
)

const simple = fc.oneof({ weight: 4, arbitrary: fieldFilter }, { weight: 1, arbitrary: special })
const several = fc.array(simple, { maxLength: 3 }).map((parts): Doc => Object.assign({}, ...parts) as Doc)
export const filter: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 5, arbitrary: several },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(several, { minLength: 1, maxLength: 3 })).map(([name, branches]): Doc => ({ [name]: branches })) },
  { weight: 1, arbitrary: fc.tuple(several, fc.array(several, { minLength: 1, maxLength: 2 })).map(([base, $or]): Doc => ({ ...base, $or })) },
)

/** Ends with `_id`, so that there is one right order. */
export const sort = fc.uniqueArray(fc.oneof(plainField, anyField), { maxLength: 2 })
  .chain((names) => fc.tuple(...names.filter((name) => name !== '_id').map((name) => direction.map((way): [string, 1 | -1] => [name, way]))))
  .chain((keys) => direction.map((way) => Object.fromEntries([...keys, ['_id', way] as [string, 1 | -1]])))

export const page = fc.record({ skip: fc.integer({ min: 0, max: 4 }), limit: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }) })
