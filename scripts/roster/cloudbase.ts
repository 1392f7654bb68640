import tcb from '@cloudbase/node-sdk'
import type { RosterDatabase } from './load'

/** The database of an environment, from outside of it: hence with a key. */
export const cloudbaseDatabase = (settings: { TCB_ENV: string; TENCENTCLOUD_SECRETID: string; TENCENTCLOUD_SECRETKEY: string }): RosterDatabase => {
  const database = tcb.init({
    env: settings.TCB_ENV, secretId: settings.TENCENTCLOUD_SECRETID, secretKey: settings.TENCENTCLOUD_SECRETKEY,
  }).database()
  return {
    async byIds(collection, ids) {
      const { data } = await database.collection(collection).where({ _id: database.command.in([...ids]) }).limit(ids.length).get()
      return data as { _id: string }[]
    },
    insert: async (collection, documents) => void (await database.collection(collection).add([...documents])),
  }
}
