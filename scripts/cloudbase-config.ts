import { functionNames } from '../types/api'
import { collections } from './collections'

/** Functions that have something to do every minute: their outbox, and what a passed deadline brings about. */
const timed = new Set(['roster', 'chat', 'ticket', 'notify', 'file'])

/**
 * What CloudBase has to set up: functions with their timers, collections with their indexes, and who may read what.
 * `cloudbaserc.json` is written from it (`npm run cloudbase:config`), and a test keeps the two the same.
 */
export const cloudbaseConfig = () => ({
  version: '2.0',
  envId: '{{env.TCB_ENV}}',
  functionRoot: 'dist/cloudfunctions',
  functions: functionNames.map((name) => ({
    name,
    runtime: 'Nodejs18.15',
    handler: 'index.main',
    // Judging a file of tens of thousands of rows takes seconds of computing, and holds the rows.
    timeout: name === 'roster' ? 60 : 20,
    memorySize: name === 'roster' ? 512 : 256,
    installDependency: false,
    envVariables: {
      WECHAT_APPID: '{{env.WECHAT_APPID}}',
      WECHAT_SECRET: '{{env.WECHAT_SECRET}}',
      WECHAT_STATE: '{{env.WECHAT_STATE}}',
      TEMPLATE_TODO: '{{env.TEMPLATE_TODO}}',
      TEMPLATE_PROGRESS: '{{env.TEMPLATE_PROGRESS}}',
      TEMPLATE_DEADLINE: '{{env.TEMPLATE_DEADLINE}}',
      // What people write and send is checked by WeChat before others see it (docs/adr/0020).
      GUAGOU_TEXT_CHECK: 'wechat',
      GUAGOU_MEDIA_CHECK: 'wechat',
    },
    triggers: timed.has(name) ? [{ name: `${name}-minute`, type: 'timer', config: '0 * * * * * *' }] : [],
  })),
  database: {
    collections: collections.map(({ name, indexes }) => ({
      collectionName: name,
      // Clients reach data through functions only; the one exception is a person's own signal.
      aclTag: 'CUSTOM',
      rule: name === 'signals' ? { read: 'doc._openid == auth.openid', write: false } : { read: false, write: false },
      indexes: indexes.map((index) => ({
        IndexName: index.name,
        MgoKeySchema: {
          MgoIsUnique: index.unique === true,
          MgoIndexKeys: index.keys.map(([field, direction]) => ({ Name: field, Direction: String(direction) })),
        },
      })),
    })),
  },
})

export const cloudbaseConfigText = (): string => `${JSON.stringify(cloudbaseConfig(), null, 2)}\n`
