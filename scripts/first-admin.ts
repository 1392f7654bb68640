import tcb from '@cloudbase/node-sdk'
import { accessNames, readSettings, withoutSecrets } from './deploy/settings'
import { firstAdminSecret } from './first-admin/link'

/** `npm run roster:first-admin`: the one-time secret for the first administrator of the environment TCB_ENV. */
const run = async (): Promise<void> => {
  const settings = readSettings(process.env, accessNames)
  const database = tcb.init({ env: settings.TCB_ENV, secretId: settings.TENCENTCLOUD_SECRETID, secretKey: settings.TENCENTCLOUD_SECRETKEY }).database()
  const secret = await firstAdminSecret({
    administratorExists: async () => (await database.collection('people').where({ roles: 'admin' }).count()).total! > 0,
    async put({ _id, ...document }) {
      await database.collection('bootstraps').doc(_id).set(document)
    },
  }, Date.now())
  if (secret === null) return console.log('There is an administrator already; nothing was changed.')
  console.log(`In the mini program's sign-in page choose 我有开通码 and paste this code. It works once, within a day:\n${secret}`)
}

run().catch((error: unknown) => {
  console.error(withoutSecrets(error instanceof Error ? error.message : String(error), process.env))
  process.exitCode = 1
})
