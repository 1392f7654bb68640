import type { Declared, DeclaredFunction, DeclaredIndex } from './declared'

/** What an environment has now, as far as a deployment looks at it. */
export interface Present {
  collections: PresentCollection[]
  functions: PresentFunction[]
}
export interface PresentCollection {
  name: string
  aclTag: string
  /** The read and write rule as it is stored, JSON; empty when there is none. */
  rule: string
  indexes: PresentIndex[]
}
export interface PresentIndex { name: string; unique: boolean; keys: { name: string; direction: string }[] }
export interface PresentFunction {
  name: string
  /** Its creation went wrong: it is there by name only, and creating it again replaces it. */
  failed: boolean
  runtime: string
  timeout: number
  memorySize: number
  environment: Record<string, string>
  triggers: Trigger[]
}
export interface Trigger { name: string; config: string }

export type Step =
  | { kind: 'createCollection'; collection: string }
  | { kind: 'setRule'; collection: string; aclTag: string; rule: string }
  | { kind: 'addIndexes'; collection: string; indexes: DeclaredIndex[] }
  | { kind: 'createFunction'; fn: DeclaredFunction }
  | { kind: 'updateCode'; fn: DeclaredFunction }
  /** `changes` names what differs; `environment` holds secrets and is never printed. */
  | { kind: 'configure'; fn: DeclaredFunction; changes: string[]; environment: Record<string, string> }
  | { kind: 'removeTrigger'; fn: string; trigger: string }
  | { kind: 'createTrigger'; fn: string; trigger: DeclaredFunction['triggers'][number] }

/** Steps in the order they are to be taken, and what a person has to decide because a deployment destroys nothing. */
export interface Plan { steps: Step[]; remarks: string[] }

/** From what is there to what is declared. Taken to its end and planned again, only the functions' code is left to do. */
export const planOf = (declared: Declared, present: Present): Plan => {
  const parts = [
    ...declared.collections.map((one) => collectionPlan(one, present.collections.find(({ name }) => name === one.collectionName))),
    undeclared('collection', declared.collections.map((one) => one.collectionName), present.collections),
    // Functions come last: their timers start to work at once and need the collections.
    ...declared.functions.map((one) => functionPlan(one, present.functions.find(({ name, failed }) => name === one.name && !failed))),
    undeclared('function', declared.functions.map((one) => one.name), present.functions),
  ]
  return { steps: parts.flatMap((part) => part.steps), remarks: parts.flatMap((part) => part.remarks) }
}

const undeclared = (what: string, names: string[], present: { name: string }[]): Plan => ({
  steps: [],
  remarks: present.filter(({ name }) => !names.includes(name)).map(({ name }) => `${what} ${name} is not declared; it stays`),
})

const collectionPlan = (declared: Declared['collections'][number], present: PresentCollection | undefined): Plan => {
  const { collectionName: collection, aclTag } = declared
  const rule = JSON.stringify(declared.rule)
  const missing = declared.indexes.filter((index) => !present?.indexes.some((other) => shapeOf(other) === declaredShape(index)))
  // An index cannot be changed, and its name is taken: somebody has to drop it knowingly.
  const taken = missing.filter((index) => present?.indexes.some(({ name }) => name === index.IndexName))
  const toAdd = missing.filter((index) => !taken.includes(index))
  const extra = (present?.indexes ?? []).filter((index) =>
    !isPlatforms(index) && !declared.indexes.some((one) => one.IndexName === index.name || declaredShape(one) === shapeOf(index)))
  return {
    steps: [
      ...(present ? [] : [{ kind: 'createCollection', collection } as const]),
      ...(present && present.aclTag === aclTag && sameJson(present.rule, rule) ? [] : [{ kind: 'setRule', collection, aclTag, rule } as const]),
      ...(toAdd.length > 0 ? [{ kind: 'addIndexes', collection, indexes: toAdd } as const] : []),
    ],
    remarks: [
      ...taken.map((index) => `index ${collection}.${index.IndexName} is there with other fields; drop it by hand and deploy again`),
      ...extra.map((index) => `index ${collection}.${index.name} is not declared; it stays`),
    ],
  }
}

const functionPlan = (fn: DeclaredFunction, present: PresentFunction | undefined): Plan => {
  if (!present) return { steps: [{ kind: 'createFunction', fn }], remarks: [] }
  // Configuring replaces all variables: those that somebody added in the console are carried along.
  const environment: Record<string, string> = { ...present.environment, ...fn.envVariables }
  const changes = [
    ...(present.timeout === fn.timeout ? [] : ['timeout']),
    ...(present.memorySize === fn.memorySize ? [] : ['memorySize']),
    ...Object.keys(environment).filter((name) => present.environment[name] !== environment[name]),
  ]
  const wanted = (trigger: Trigger) => fn.triggers.find(({ name }) => name === trigger.name)
  const stale = present.triggers.filter((trigger) => wanted(trigger) && wanted(trigger)!.config !== trigger.config)
  const absent = fn.triggers.filter(({ name, config }) => !present.triggers.some((other) => other.name === name && other.config === config))
  return {
    steps: [
      { kind: 'updateCode', fn },
      ...(changes.length > 0 ? [{ kind: 'configure', fn, changes, environment } as const] : []),
      ...stale.map((trigger) => ({ kind: 'removeTrigger', fn: fn.name, trigger: trigger.name }) as const),
      ...absent.map((trigger) => ({ kind: 'createTrigger', fn: fn.name, trigger }) as const),
    ],
    remarks: [
      ...(present.runtime === fn.runtime ? [] : [
        `function ${fn.name} runs on ${present.runtime}, declared is ${fn.runtime}; only deleting it by hand and deploying again changes that`]),
      ...present.triggers.filter((trigger) => !wanted(trigger)).map(({ name }) => `trigger ${fn.name}.${name} is not declared; it stays`),
    ],
  }
}

/** What an index does, whatever its name: the database refuses the same one a second time under another name. */
const shapeOf = ({ unique, keys }: Omit<PresentIndex, 'name'>): string =>
  `${unique ? 'unique ' : ''}${keys.map(({ name, direction }) => `${name}:${direction}`).join(',')}`

const declaredShape = ({ MgoKeySchema }: DeclaredIndex): string => shapeOf({
  unique: MgoKeySchema.MgoIsUnique, keys: MgoKeySchema.MgoIndexKeys.map(({ Name, Direction }) => ({ name: Name, direction: Direction })),
})

/** Indexes that the platform makes by itself. */
const isPlatforms = ({ keys }: PresentIndex): boolean => keys.length === 1 && ['_id', '_openid'].includes(keys[0]!.name)

const sameJson = (left: string, right: string): boolean => {
  try {
    return JSON.stringify(sorted(JSON.parse(left))) === JSON.stringify(sorted(JSON.parse(right)))
  } catch {
    return false
  }
}
const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object' ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value
