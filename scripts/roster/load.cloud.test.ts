import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { intention, startDemoCloud } from '../e2e/demo-cloud'
import { type LocalCloud, startLocalCloud } from '../local-cloud'
import { demoRoster } from '../seed/roster'
import { cloudbaseDatabase } from './cloudbase'
import { type RosterFile, readRosterFile } from './file'
import { loadRoster } from './load'

const folder = mkdtempSync(join(tmpdir(), 'guagou-roster-'))
const file = (): RosterFile => {
  const { people, ...rest } = demoRoster()
  return readRosterFile(JSON.stringify({ ...rest, people: people.map(({ openid: _, ...person }) => person) }))
}
/** Through the real SDK, sent to that cloud instead of CloudBase; as inside it, so that it looks for no metadata service. */
const load = (cloud: LocalCloud, roster = file()) => {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: cloud.adminUrl }),
    TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai', SCF_NAMESPACE: 'local',
  })
  return loadRoster(cloudbaseDatabase({ TCB_ENV: 'local', TENCENTCLOUD_SECRETID: 'local', TENCENTCLOUD_SECRETKEY: 'local' }), roster)
}
const total = (results: Awaited<ReturnType<typeof load>>) => ({
  added: results.reduce((sum, one) => sum + one.added, 0),
  same: results.reduce((sum, one) => sum + one.same, 0),
  different: results.flatMap(({ different }) => different),
})
const size = Object.values(file()).reduce((sum, documents) => sum + documents.length, 0)

afterAll(() => {
  for (const name of ['TCB_CONTEXT_CNFG', 'TENCENTCLOUD_RUNENV', 'TENCENTCLOUD_REGION', 'SCF_NAMESPACE']) delete process.env[name]
  rmSync(folder, { recursive: true })
})

test('an empty environment is filled, works, and loading again undoes nothing that people did meanwhile', async () => {
  const cloud = await startLocalCloud({ dataFolder: folder })
  try {
    expect(total(await load(cloud))).toEqual({ added: size, same: 0, different: [] })

    const [owner] = file().people.filter(({ _id }) => _id === 'staff-001-1')
    const posted = await cloud.call('chat', owner!._id, 'chat.send', { requestId: intention(), roomId: owner!.enterpriseId, text: '请问怎么办理' })
    expect(posted).toMatchObject({ ok: true })
    await cloud.engine.handle({
      action: 'database.modifyDocument', collectionName: 'people', queryType: 'DOC', multi: false, merge: true, upsert: false,
      query: JSON.stringify({ _id: owner!._id }), data: JSON.stringify({ $set: { openid: 'oBound' } }),
    })

    expect(total(await load(cloud))).toEqual({ added: 0, same: size, different: [] })
    expect(cloud.engine.find('people', { _id: owner!._id }, {})).toMatchObject([{ openid: 'oBound' }])
    expect(cloud.engine.find('rooms', { _id: owner!.enterpriseId }, {})).toMatchObject([{ last: { text: '请问怎么办理' } }])
  } finally {
    await cloud.close()
  }
})

test('into a zone at work only what is new comes, and what differs is named and left', async () => {
  const demo = await startDemoCloud()
  try {
    const roster = file()
    const [first] = roster.people
    roster.people = [
      { ...first!, title: '另一个职务' }, ...roster.people.slice(1),
      { ...first!, _id: 'newcomer', phone: '19900009999', openid: 'unbound:newcomer' },
    ]
    expect(total(await load(demo.cloud, roster))).toEqual({ added: 1, same: size - 1, different: [first!._id] })
    expect(demo.cloud.engine.find('people', { _id: first!._id }, {})).toMatchObject([{ title: first!.title }])
    expect(demo.cloud.engine.find('people', { _id: 'newcomer' }, {})).toMatchObject([{ openid: 'unbound:newcomer' }])
  } finally {
    await demo.close()
  }
})
