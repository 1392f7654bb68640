import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bring } from './bring'
import { cloudbaseEnvironment } from './cloudbase'
import { type Declared, declaredState } from './declared'
import { stepWords } from './step-words'
import { tencentApi } from './tencent-api.fixture'

// The package's one way to the network: everything above it is the real package.
const { CloudService } = jest.requireActual<{ CloudService: { prototype: { request(action: string): Promise<unknown> } } }>(
  '@cloudbase/manager-node/lib/utils')

const folder = mkdtempSync(join(tmpdir(), 'guagou-deploy-'))
const settings = { TCB_ENV: 'zone-1', TENCENTCLOUD_SECRETID: 'AKIDexample', TENCENTCLOUD_SECRETKEY: 'key-example' }
const whole = declaredState({ WECHAT_SECRET: 'wechat-example' })
// Every created function is waited for in real seconds: one with a timer stands for all four.
const declared: Declared = { ...whole, functions: whole.functions.filter(({ name }) => name === 'chat') }
const api = tencentApi()
const lines: string[] = []
const deploy = () => bring(cloudbaseEnvironment(settings, folder), declared, (line) => void lines.push(line))

beforeAll(() => {
  mkdirSync(join(folder, 'chat'))
  writeFileSync(join(folder, 'chat/index.js'), 'exports.main = () => 1\n')
  jest.spyOn(CloudService.prototype, 'request').mockImplementation(api.request)
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  lines.length = 0
  api.refuse(() => undefined)
})

test('a deployment that is refused in the middle says where it stands, and the next one goes on from there', async () => {
  api.refuse((action, { CollectionName }) => (action === 'ModifySafeRule' && CollectionName === 'bureaus' ? 'RequestLimitExceeded' : undefined))
  await expect(deploy()).rejects.toThrow(/Stopped at step \d+ of \d+, "set rule of bureaus: .*": RequestLimitExceeded/)
  expect([...api.tables.keys()]).toEqual(['people', 'enterprises', 'bureaus'])
  expect(api.functions.size).toBe(0)

  api.refuse(() => undefined)
  lines.length = 0
  await deploy()
  expect(lines.some((line) => line.includes('create collection people'))).toBe(false)
  expect([...api.tables.keys()].sort()).toEqual(declared.collections.map((one) => one.collectionName).sort())
  for (const { collectionName, aclTag, rule, indexes } of declared.collections) {
    const table = api.tables.get(collectionName)!
    expect({ aclTag: table.aclTag, rule: JSON.parse(table.rule) as unknown, indexes: [...table.indexes.values()] }).toEqual({ aclTag, rule, indexes })
  }
  expect(api.functions.get('chat')).toMatchObject({
    parameters: {
      Handler: 'index.main', Runtime: 'Nodejs18.15', Timeout: 20, MemorySize: 256, InstallDependency: 'FALSE', Namespace: 'zone-1',
      Environment: { Variables: expect.arrayContaining([{ Key: 'WECHAT_SECRET', Value: 'wechat-example' }]) },
    },
    triggers: new Map([['chat-minute', '0 * * * * * *']]),
  })
  expect(lines.join()).not.toContain('example')
}, 30_000)

test('deploying again uploads the code and changes nothing else', async () => {
  const { steps, remarks } = await deploy()
  expect(steps.map(stepWords)).toEqual(['update code of chat'])
  expect(remarks).toEqual([])
  expect(api.functions.get('chat')!.uploads).toBe(2)
}, 30_000)

test('what somebody bent by hand is set right, and what they added stays', async () => {
  const chat = api.functions.get('chat')!
  chat.parameters.Timeout = 3
  chat.parameters.Environment.Variables.push({ Key: 'LOG_LEVEL', Value: 'debug' })
  chat.triggers.set('chat-minute', '0 0 * * * * *')
  api.tables.get('signals')!.rule = '{"read":true,"write":true}'
  await deploy()
  expect(chat.parameters).toMatchObject({ Timeout: 20, Environment: { Variables: expect.arrayContaining([
    { Key: 'LOG_LEVEL', Value: 'debug' }, { Key: 'WECHAT_SECRET', Value: 'wechat-example' }]) } })
  expect(chat.triggers).toEqual(new Map([['chat-minute', '0 * * * * * *']]))
  expect(JSON.parse(api.tables.get('signals')!.rule)).toEqual({ read: 'doc._openid == auth.openid', write: false })
}, 30_000)

test('a timer that cannot be made stops the deployment instead of passing for a warning', async () => {
  api.functions.get('chat')!.triggers.clear()
  api.refuse((action) => (action === 'BatchCreateTrigger' ? 'LimitExceeded.Timer' : undefined))
  await expect(deploy()).rejects.toThrow('LimitExceeded.Timer')
}, 30_000)
