import { declaredState } from './declared'
import { type Present, type PresentFunction, planOf } from './plan'
import { stepWords } from './step-words'

const declared = declaredState({ WECHAT_SECRET: 'wechat-example', TEMPLATE_TODO: 't1' })

/** An environment that is as declared, to be bent by each test. */
const asDeclared = (): Present => ({
  collections: declared.collections.map(({ collectionName, aclTag, rule, indexes }) => ({
    name: collectionName, aclTag, rule: JSON.stringify(rule),
    indexes: [
      { name: '_id_', unique: true, keys: [{ name: '_id', direction: '1' }] },
      ...indexes.map(({ IndexName, MgoKeySchema }) => ({
        name: IndexName, unique: MgoKeySchema.MgoIsUnique,
        keys: MgoKeySchema.MgoIndexKeys.map(({ Name, Direction }) => ({ name: Name, direction: Direction })),
      })),
    ],
  })),
  functions: declared.functions.map((fn): PresentFunction => ({
    name: fn.name, failed: false, runtime: fn.runtime, timeout: fn.timeout, memorySize: fn.memorySize,
    environment: { ...fn.envVariables }, triggers: fn.triggers.map(({ name, config }) => ({ name, config })),
  })),
})
const collectionOf = (present: Present, name: string) => present.collections.find((one) => one.name === name)!
const functionOf = (present: Present, name: string) => present.functions.find((one) => one.name === name)!
const told = (present: Present): string[] => planOf(declared, present).steps.map(stepWords)
const codeOnly = declared.functions.map(({ name }) => `update code of ${name}`)

test('an empty environment gets every collection with its rule before anything else of it, and the functions last', () => {
  const { steps, remarks } = planOf(declared, { collections: [], functions: [] })
  expect(remarks).toEqual([])
  for (const { collectionName, indexes } of declared.collections) {
    const own = steps.filter((step) => 'collection' in step && step.collection === collectionName).map(({ kind }) => kind)
    expect(own).toEqual(['createCollection', 'setRule', ...(indexes.length > 0 ? ['addIndexes'] : [])])
  }
  expect(steps.slice(-declared.functions.length).map(({ kind }) => kind)).toEqual(declared.functions.map(() => 'createFunction'))
})

test('an environment as declared only gets the code again', () => {
  expect(planOf(declared, asDeclared()).remarks).toEqual([])
  expect(told(asDeclared())).toEqual(codeOnly)
})

test('a rule that lets clients in is closed; the same rule written in another order is left', () => {
  const present = asDeclared()
  collectionOf(present, 'tickets').rule = '{"read":true,"write":false}'
  collectionOf(present, 'rooms').rule = '{ "write": false, "read": false }'
  Object.assign(collectionOf(present, 'people'), { aclTag: 'PRIVATE', rule: '' })
  expect(told(present).filter((line) => line.startsWith('set rule')).sort())
    .toEqual(['set rule of people: {"read":false,"write":false}', 'set rule of tickets: {"read":false,"write":false}'])
})

test('missing indexes are added, undeclared ones named and never dropped', () => {
  const present = asDeclared()
  const pairings = collectionOf(present, 'pairings')
  pairings.indexes = pairings.indexes.filter(({ name }) => name !== 'cadre')
  pairings.indexes.push({ name: 'by_hand', unique: false, keys: [{ name: 'from', direction: '1' }] })
  expect(told(present)).toEqual(['add to pairings: index cadre (cadreId, to)', ...codeOnly])
  expect(planOf(declared, present).remarks).toEqual(['index pairings.by_hand is not declared; it stays'])
})

test('an index that does the same under another name serves', () => {
  const present = asDeclared()
  collectionOf(present, 'rooms').indexes.find(({ name }) => name === 'member')!.name = 'members.id_1'
  expect(planOf(declared, present).remarks).toEqual([])
  expect(told(present)).toEqual(codeOnly)
})

test('an index that has the name but other fields is left for a person to drop', () => {
  const present = asDeclared()
  collectionOf(present, 'people').indexes.find(({ name }) => name === 'openid')!.unique = false
  expect(told(present)).toEqual(codeOnly)
  expect(planOf(declared, present).remarks)
    .toEqual(['index people.openid is there with other fields; drop it by hand and deploy again'])
})

test('a changed secret is set again, its name told and its value not, and variables added by hand survive', () => {
  const present = asDeclared()
  functionOf(present, 'chat').environment = { ...functionOf(present, 'chat').environment, WECHAT_SECRET: 'old-example', LOG_LEVEL: 'debug' }
  functionOf(present, 'chat').timeout = 3
  const configure = planOf(declared, present).steps.find((step) => step.kind === 'configure')
  expect(configure).toMatchObject({ changes: ['timeout', 'WECHAT_SECRET'], environment: { WECHAT_SECRET: 'wechat-example', LOG_LEVEL: 'debug' } })
  expect(told(present)).toContain('configure chat: timeout, WECHAT_SECRET')
  expect(told(present).join()).not.toContain('example')
})

test('a timer with another schedule is replaced, a missing one added, an undeclared one stays', () => {
  const present = asDeclared()
  functionOf(present, 'chat').triggers[0]!.config = '0 0 * * * * *'
  functionOf(present, 'notify').triggers = [{ name: 'by-hand', config: '0 0 3 * * * *' }]
  const { remarks } = planOf(declared, present)
  expect(told(present).filter((line) => line.includes('timer'))).toEqual([
    'remove timer chat-minute of chat, which has another schedule', 'add timer chat-minute "0 * * * * * *" to chat',
    'add timer notify-minute "0 * * * * * *" to notify',
  ])
  expect(remarks).toEqual(['trigger notify.by-hand is not declared; it stays'])
})

test('what cannot be changed or is not ours is told', () => {
  const present = asDeclared()
  functionOf(present, 'roster').runtime = 'Nodejs16.13'
  present.functions.push({ ...functionOf(present, 'chat'), name: 'other' })
  present.collections.push({ name: 'survey', aclTag: 'PRIVATE', rule: '', indexes: [] })
  expect(planOf(declared, present).remarks).toEqual([
    'collection survey is not declared; it stays',
    'function roster runs on Nodejs16.13, declared is Nodejs18.15; only deleting it by hand and deploying again changes that',
    'function other is not declared; it stays',
  ])
  expect(told(present)).toEqual(codeOnly)
})

test('a function whose creation failed is created again', () => {
  const present = asDeclared()
  functionOf(present, 'ticket').failed = true
  expect(told(present)).toContain('create function ticket: Nodejs18.15, 256 MB, 20 s, timer ticket-minute "0 * * * * * *"')
})
