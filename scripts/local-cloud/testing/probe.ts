import http from 'node:http'
import tcb from '@cloudbase/node-sdk'

// A function that does on request what functions do: speak to the cloud, or go wrong.
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const openid = (context: unknown) => tcb.getCloudbaseContext(context as never) as unknown as Record<string, unknown>

const things = () => app.database().collection('things')

/** Every kind of request, with what the SDK made of the answers. */
const tour = async () => {
  const added = await things().add([{ _id: 'a', n: 1, text: '群', at: new Date(1_700_000_000_000) }, { _id: 'b', n: 2 }])
  const twice = await things().add({ _id: 'a' }).then(() => 'added', (error: { code: string }) => error.code)
  const updated = await things().doc('a').update({ n: app.database().command.inc(5) })
  const read = await things().doc('a').get()
  const list = await things().orderBy('n', 'desc').limit(10).get()
  const count = await things().count()
  const nowhere = await app.database().collection('nowhere').get().then(() => 'read', (error: { code: string }) => error.code)
  const inTransaction = await app.database().runTransaction(async (transaction: Pick<ReturnType<typeof app.database>, 'collection'>) => {
    await transaction.collection('things').doc('b').update({ n: 20 })
    return (await transaction.collection('things').doc('b').get()).data
  })
  const long = '长'.repeat(100_000)
  await things().add({ _id: 'long', long })
  const same = ((await things().doc('long').get()).data as { long: string }[])[0]!.long === long
  const sibling = await app.callFunction({ name: 'echo', data: { x: 1 } })
  const stranger = await app.callFunction({ name: 'nobody', data: {} }).then(
    (answer: unknown) => (answer as { code?: string }).code, (error: { code: string }) => error.code)
  return {
    added: added.ids ?? added.id, twice, updated: updated.updated, read: read.data, list: list.data, total: count.total,
    nowhere, inTransaction, same, sibling: sibling.result, stranger,
  }
}

const files = async () => {
  const fileContent = Buffer.from('附件 content')
  const { fileID } = await app.uploadFile({ cloudPath: 'room/甲/附件 1.txt', fileContent })
  const { fileList } = await app.getTempFileURL({ fileList: [fileID, 'cloud://local.6c6f-local/none'] })
  const downloaded = await app.downloadFile({ fileID } as never) as unknown as { fileContent: Buffer }
  const outside = await app.uploadFile({ cloudPath: '../../escape', fileContent }).then(() => 'stored', (error: { code: string }) => error.code)
  const deleted = await app.deleteFile({ fileList: [fileID] })
  const after = await app.getTempFileURL({ fileList: [fileID] })
  return {
    fileID, content: downloaded.fileContent.toString(), url: fileList[0]!.tempFileURL, missing: (fileList[1] as { code?: string }).code,
    outside, deleted: deleted.fileList.map(({ code }: { code: string }) => code), after: (after.fileList[0] as { code?: string }).code,
  }
}

const keep = async (name: string) => {
  await app.uploadFile({ cloudPath: name, fileContent: Buffer.from('<b>kept</b>') })
  return (await app.getTempFileURL({ fileList: [`cloud://local.6c6f-local/${name}`] })).fileList[0]!.tempFileURL
}

const wechat = async ({ path, body, token = '' }: { path: string; body: object; token?: string }) => {
  const response = await fetch(`${process.env.WECHAT_API}${path}?access_token=${token}`, { method: 'POST', body: JSON.stringify(body) })
  return response.headers.get('content-type')!.startsWith('image/')
    ? { png: Buffer.from(await response.arrayBuffer()).subarray(0, 8).toString('hex') }
    : response.json()
}

let calls = 0
let finished = 0

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- events of every shape
export const main = async (event: any, context: unknown): Promise<unknown> => {
  calls++
  if (event.Type === 'Timer') {
    await things().add({ trigger: event.TriggerName, time: event.Time, at: Date.now(), openid: openid(context).WX_OPENID ?? null })
    return null
  }
  switch (event.call) {
    case 'who': {
      await pause(event.input.ms)
      return { context: openid(context).WX_OPENID ?? null, process: process.env.WX_OPENID ?? null, event }
    }
    case 'throw': throw new Error('on purpose')
    case 'crash': {
      setTimeout(() => { throw new Error('uncaught') })
      return pause(5_000)
    }
    case 'exit': return process.exit(3)
    case 'loop': for (;;) Math.sqrt(2)
     
    case 'memory': {
      const kept: unknown[] = []
      for (;;) kept.push(new Array(100_000).fill({}))
    }
     
    case 'tail': {
      setTimeout(() => { finished++ }, 50)
      return finished
    }
    case 'writeAfter': {
      setTimeout(() => void things().add({ _id: 'after' }), 50)
      return null
    }
    case 'time': return { now: Date.now(), made: new Date().getTime(), text: Date(), is: new Date() instanceof Date, fixed: new Date(5).getTime() }
    case 'tour': return tour()
    case 'files': return files()
    case 'keep': return keep(event.input)
    case 'wechat': return wechat(event.input)
    case 'token': return wechat({ path: '/cgi-bin/stable_token', body: {
      grant_type: 'client_credential', appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET, force_refresh: event.input?.force === true,
    } })
    case 'isSocket': {
      const asked = http.request(`${JSON.parse(process.env.TCB_CONTEXT_CNFG!).URL}?env=x`, { method: 'POST' }).on('error', () => undefined)
      asked.destroy()
      return asked instanceof http.ClientRequest
    }
    case 'gets': {
      const started = performance.now()
      for (let n = 0; n < event.input; n++) await things().doc('a').get()
      return performance.now() - started
    }
    default: return { calls, event }
  }
}
