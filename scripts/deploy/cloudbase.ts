import CloudBase from '@cloudbase/manager-node'
import type { CloudEnvironment } from './bring'
import type { DeclaredFunction } from './declared'
import type { PresentCollection, PresentFunction, Step } from './plan'
import type { accessNames } from './settings'

const pageSize = 100

/** A CloudBase environment through Tencent Cloud's management API. `functionRoot` holds the built bundles by name. */
export const cloudbaseEnvironment = (
  settings: Record<(typeof accessNames)[number], string>, functionRoot: string,
): CloudEnvironment => {
  const envId = settings.TCB_ENV
  const manager = new CloudBase({ envId, secretId: settings.TENCENTCLOUD_SECRETID, secretKey: settings.TENCENTCLOUD_SECRETKEY })
  const { database, functions } = manager
  // The package has no call for document rules; this is the API of that name, passed through.
  const rules = (action: 'DescribeSafeRule' | 'ModifySafeRule', collection: string, more: object = {}) =>
    manager.commonService('tcb', '2018-06-08').call({ Action: action, Param: { EnvId: envId, CollectionName: collection, ...more } })

  const collectionNames = async (): Promise<string[]> => {
    const names: string[] = []
    for (;;) {
      const { Collections, Pager } = await database.listCollections({ MgoLimit: pageSize, MgoOffset: names.length })
      names.push(...Collections.map((one) => one.CollectionName))
      if (Collections.length === 0 || names.length >= Pager.Total) return names
    }
  }

  const lookAtCollection = async (name: string): Promise<PresentCollection> => {
    const [{ Indexes = [] }, { AclTag, Rule }] = [await database.describeCollection(name), await rules('DescribeSafeRule', name)]
    return {
      name, aclTag: AclTag ?? '', rule: Rule ?? '',
      indexes: Indexes.map(({ Name, Unique, Keys }) => ({
        name: Name, unique: Unique, keys: Keys.map((key) => ({ name: key.Name ?? '', direction: String(key.Direction) })),
      })),
    }
  }

  const lookAtFunction = async (name: string): Promise<PresentFunction> => {
    const found = await functions.getFunctionDetail(name)
    return {
      name, failed: found.Status === 'CreateFailed', runtime: found.Runtime,
      timeout: found.Timeout, memorySize: found.MemorySize,
      environment: Object.fromEntries((found.Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value])),
      triggers: (found.Triggers ?? []).map(({ TriggerName, TriggerDesc }) => ({ name: TriggerName, config: scheduleIn(TriggerDesc) })),
    }
  }

  const take = async (step: Step): Promise<unknown> => {
    switch (step.kind) {
      case 'createCollection': return database.createCollection(step.collection)
      case 'setRule': return rules('ModifySafeRule', step.collection, { AclTag: step.aclTag, Rule: step.rule })
      case 'addIndexes': return database.updateCollection(step.collection, { CreateIndexes: step.indexes })
      case 'createFunction': return functions.createFunction({ func: step.fn, functionRootPath: functionRoot, deployMode: 'zip' })
      case 'updateCode': {
        await functions.updateFunctionCode({ func: step.fn, functionRootPath: functionRoot, deployMode: 'zip' })
        return functions.waitFunctionActive(step.fn.name)
      }
      case 'configure':
        await functions.updateFunctionConfig(configuration(step.fn, step.environment))
        return functions.waitFunctionActive(step.fn.name)
      case 'removeTrigger': return functions.deleteFunctionTrigger(step.fn, step.trigger)
      case 'createTrigger': return functions.createFunctionTriggers(step.fn, [step.trigger])
    }
  }

  return {
    async look(declared) {
      const [collections, present] = [await collectionNames(), (await functions.listAllFunctions({ envId })) as { FunctionName: string }[]]
      const isDeclaredCollection = (name: string) => declared.collections.some((one) => one.collectionName === name)
      const isDeclaredFunction = (name: string) => declared.functions.some((one) => one.name === name)
      return {
        // One after the other: the management API allows few requests a second.
        collections: await eachInTurn(collections, (name) => (
          isDeclaredCollection(name) ? lookAtCollection(name) : { name, aclTag: '', rule: '', indexes: [] })),
        functions: await eachInTurn(present.map((one) => one.FunctionName), (name) => (
          isDeclaredFunction(name) ? lookAtFunction(name) : unknownFunction(name))),
      }
    },
    take: async (step) => void (await take(step)),
  }
}

/** Without triggers: given here, the package would turn their failure into a mere warning. */
const configuration = ({ name, timeout, memorySize }: DeclaredFunction, envVariables: Record<string, string>) =>
  ({ name, timeout, memorySize, envVariables })

const unknownFunction = (name: string): PresentFunction =>
  ({ name, failed: false, runtime: '', timeout: 0, memorySize: 0, environment: {}, triggers: [] })

/** The schedule of a timer: plain, or inside the JSON that the functions' API answers with. */
const scheduleIn = (description: string): string => {
  try {
    const parsed: unknown = JSON.parse(description)
    return String((parsed as { cron?: unknown } | null)?.cron ?? description)
  } catch {
    return description
  }
}

const eachInTurn = async <T, R>(list: readonly T[], work: (one: T) => Promise<R> | R): Promise<R[]> => {
  const results: R[] = []
  for (const one of list) results.push(await work(one))
  return results
}
