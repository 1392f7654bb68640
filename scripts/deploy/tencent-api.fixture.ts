/** A model of the management API as far as the adapter uses it: refuses what the real one is documented to refuse. */

interface Table { indexes: Map<string, Index>; aclTag: string; rule: string }
interface Index { IndexName: string; MgoKeySchema: { MgoIsUnique: boolean; MgoIndexKeys: { Name: string; Direction: string }[] } }
interface Fn { parameters: Parameters; triggers: Map<string, string>; uploads: number }
interface Parameters {
  FunctionName: string; Handler: string; Runtime: string; Timeout: number; MemorySize: number
  Environment: { Variables: { Key: string; Value: string }[] }; Code: { ZipFile: string }
}
/** Everything that any of the actions is sent; each reads its own part. */
interface Sent extends Parameters {
  EnvId: string; TableName: string; CollectionName: string; MgoLimit: number; MgoOffset: number
  CreateIndexes: Index[]; DropIndexes?: unknown; AclTag: string; Rule: string; Triggers: string; TriggerName: string
}
type Refusing = (action: string, parameters: Record<string, unknown>) => string | undefined

export const tencentApi = () => {
  const tables = new Map<string, Table>()
  const functions = new Map<string, Fn>()
  const asked: string[] = []
  let refusing: Refusing = () => undefined
  const mustBe = (right: unknown, message: string): void => {
    if (!right) throw new Error(message)
  }
  const there = <T>(found: T | undefined): T => {
    mustBe(found, 'ResourceNotFound')
    return found!
  }
  const table = (name: unknown): Table => there(tables.get(String(name)))
  const fn = (name: unknown): Fn => there(functions.get(String(name)))
  const mustBeZip = ({ ZipFile }: Parameters['Code']): void =>
    mustBe(Buffer.from(ZipFile, 'base64').subarray(0, 2).toString() === 'PK', 'InvalidParameterValue.Code')

  const actions: Record<string, (sent: Sent) => unknown> = {
    DescribeEnvInfo: ({ EnvId }) => ({ EnvInfo: { EnvBaseInfo: {
      EnvId, Databases: [{ InstanceId: 'tnt-1' }], Functions: [{ Namespace: EnvId }], Storages: [],
    } } }),
    ListTables: ({ MgoLimit, MgoOffset }) => ({
      // An empty page is null, as the package's own code expects.
      Tables: tables.size === 0 ? null : [...tables.keys()].slice(MgoOffset, MgoOffset + Math.min(MgoLimit, 2)).map((TableName) => ({ TableName })),
      Pager: { Total: tables.size },
    }),
    CreateTable: ({ TableName }) => {
      mustBe(!tables.has(TableName), 'ResourceInUse')
      tables.set(TableName, { indexes: new Map(), aclTag: 'PRIVATE', rule: '' })
    },
    DescribeTable: ({ TableName }) => ({
      Indexes: [...table(TableName).indexes.values()].map(({ IndexName, MgoKeySchema }) => (
        { Name: IndexName, Unique: MgoKeySchema.MgoIsUnique, Keys: MgoKeySchema.MgoIndexKeys })),
    }),
    UpdateTable: ({ TableName, CreateIndexes, DropIndexes }) => {
      mustBe(DropIndexes === undefined, 'nothing may drop an index')
      for (const index of CreateIndexes) {
        mustBe(!table(TableName).indexes.has(index.IndexName), 'ResourceInUse')
        table(TableName).indexes.set(index.IndexName, index)
      }
    },
    DescribeSafeRule: ({ CollectionName }) => ({ AclTag: table(CollectionName).aclTag, Rule: table(CollectionName).rule || null }),
    ModifySafeRule: ({ CollectionName, AclTag, Rule }) => {
      mustBe(typeof Rule === 'string' && JSON.parse(Rule), 'InvalidParameter')
      Object.assign(table(CollectionName), { aclTag: AclTag, rule: Rule })
    },
    ListFunctions: () => ({ Functions: [...functions.keys()].map((FunctionName) => ({ FunctionName })), TotalCount: functions.size }),
    GetFunction: ({ FunctionName }) => ({
      ...fn(FunctionName).parameters, Status: 'Active',
      Triggers: [...fn(FunctionName).triggers].map(([TriggerName, cron]) => ({ TriggerName, TriggerDesc: JSON.stringify({ cron }) })),
    }),
    CreateFunction: (parameters) => {
      mustBe(!functions.has(parameters.FunctionName), 'ResourceInUse.Function')
      mustBeZip(parameters.Code)
      functions.set(parameters.FunctionName, { parameters, triggers: new Map(), uploads: 1 })
    },
    UpdateFunctionCode: ({ FunctionName, Code }) => {
      mustBeZip(Code)
      fn(FunctionName).uploads += 1
    },
    UpdateFunctionConfiguration: ({ FunctionName, Timeout, MemorySize, Environment }) =>
      void Object.assign(fn(FunctionName).parameters, { Timeout, MemorySize, Environment }),
    BatchCreateTrigger: ({ FunctionName, Triggers }) => {
      for (const { TriggerName, TriggerDesc } of JSON.parse(Triggers) as { TriggerName: string; TriggerDesc: string }[]) {
        mustBe(!fn(FunctionName).triggers.has(TriggerName), 'ResourceInUse.Trigger')
        mustBe(TriggerDesc.split(' ').length === 7, 'InvalidParameterValue.TriggerDesc')
        fn(FunctionName).triggers.set(TriggerName, TriggerDesc)
      }
    },
    DeleteTrigger: ({ FunctionName, TriggerName }) => mustBe(fn(FunctionName).triggers.delete(TriggerName), 'ResourceNotFound.Trigger'),
  }
  return {
    tables, functions, asked,
    refuse: (next: Refusing) => void (refusing = next),
    request: async (action: string, parameters: Record<string, unknown> = {}): Promise<unknown> => {
      asked.push(action)
      mustBe(actions[action], `InvalidAction ${action}`)
      const refusal = refusing(action, parameters)
      if (refusal) throw new Error(refusal)
      return { RequestId: `request-${asked.length}`, ...(actions[action]!(parameters as unknown as Sent) as object | undefined) }
    },
  }
}
