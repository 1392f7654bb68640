import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startTestCloud } from './testing/test-cloud'

const toured = async (wire: 'http' | 'port') => {
  const cloud = await startTestCloud({ wire })
  try {
    return { tour: await cloud.probe('tour'), files: await cloud.probe('files'), isSocket: await cloud.probe('isSocket') as boolean,
      escaped: existsSync(join(cloud.folder, 'escape')) || existsSync(join(cloud.folder, '../escape')) }
  } finally {
    await cloud.close()
  }
}

test('the SDK gets the same answers inside the process as over HTTP', async () => {
  const [overHttp, overPort] = [await toured('http'), await toured('port')]
  expect([overHttp.isSocket, overPort.isSocket]).toEqual([true, false])
  expect(overPort.tour).toEqual(overHttp.tour)
  expect(overPort.tour).toMatchObject({
    added: ['a', 'b'], twice: 'DATABASE_DUPLICATE_WRITE', updated: 1, read: [{ _id: 'a', n: 6, text: '群' }], total: 2,
    nowhere: 'DATABASE_COLLECTION_NOT_EXIST', same: true, sibling: { echo: { x: 1 } }, stranger: 'FUNCTION_NOT_FOUND',
  })
}, 30_000)

test.each(['http', 'port'] as const)('a file goes up and down through the SDK (%s) and cannot leave the folder', async (wire) => {
  const { files, escaped } = await toured(wire)
  expect(files).toMatchObject({
    fileID: 'cloud://local.6c6f-local/room/甲/附件 1.txt', content: '附件 content', missing: 'STORAGE_FILE_NONEXIST',
    deleted: ['SUCCESS'], after: 'STORAGE_FILE_NONEXIST',
  })
  expect(files.outside).not.toBe('stored')
  expect(escaped).toBe(false)
}, 30_000)
