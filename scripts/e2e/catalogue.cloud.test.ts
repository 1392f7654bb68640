import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CallName, type InputToSend, type Output, functionOf } from '../../types/api'
import type { Result } from '../../types/result'
import { type LocalCloud, startLocalCloud } from '../local-cloud'
import { intention } from './demo-cloud'

let cloud: LocalCloud
const folder = mkdtempSync(join(tmpdir(), 'guagou-catalogue-'))
const admin = 'admin-first'
const supervisor = 'supervisor-first'

/** A zone that starts from nothing: two people, no bureau. */
beforeAll(async () => {
  cloud = await startLocalCloud({ dataFolder: folder, devClock: true })
  await cloud.engine.insertMany('people', [
    { _id: admin, name: '林首任', phone: '19900000001', openid: 'o-admin', roles: ['admin'], title: '' },
    { _id: supervisor, name: '周督办', phone: '19900000002', openid: 'o-supervisor', roles: ['supervisor'], title: '' },
  ])
})
afterAll(async () => {
  await cloud.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = <N extends CallName>(as: string, name: N, input: InputToSend<N>): Promise<Result<Output<N>>> => cloud.call(functionOf(name), as, name, input) as Promise<never>
const get = async <N extends CallName>(name: N, input: InputToSend<N>, as = admin): Promise<Output<N>> => {
  const answer = await ask(as, name, input)
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`)
  return answer.value
}
const bureausNow = async () => (await get('roster.admin.bureaus', {})).bureaus
const odour = { title: '隔壁厂有刺鼻气味', text: '晚上一直有刺鼻气味，废气没有处理就排出来，员工头晕，请查一查。' }
const leadOf = async (matter: typeof odour) => (await get('ticket.propose', matter, supervisor)).lead?.bureau.name ?? null

test('the catalogue is for administrators, who adopt what is in it and nothing else', async () => {
  const { bureaus } = await get('roster.admin.catalogue', {})
  expect(bureaus).toHaveLength(26)
  expect(bureaus.filter(({ own, missing, duties }) => own !== null || missing !== duties.length || duties.length < 30)).toEqual([])
  expect(new Set(bureaus.map(({ shortName }) => shortName)).size).toBe(26)
  expect(await ask(supervisor, 'roster.admin.catalogue', {})).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
  expect(await ask(supervisor, 'roster.admin.catalogue.adopt', { requestId: intention(), bureauIds: ['shengtai'] })).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
  expect(await ask(admin, 'roster.admin.catalogue.adopt', { requestId: intention(), bureauIds: ['shengtai', 'guessed'] })).toMatchObject({ ok: false, refusal: { code: 'not_found' } })
  expect(await bureausNow()).toEqual([])
})

test('a zone without bureaus is proposed nothing, and the right bureau once it has adopted some; a retry adopts nothing twice', async () => {
  expect(await leadOf(odour)).toBeNull()
  const wanted = { requestId: intention(), bureauIds: ['shengtai', 'shuiwu', 'renshe', 'yingji'] }
  const [one, two] = await Promise.all([get('roster.admin.catalogue.adopt', wanted), ask(admin, 'roster.admin.catalogue.adopt', wanted)])
  expect(one).toMatchObject({ added: 4, supplemented: 0 })
  expect(two).toEqual({ ok: true, value: one })
  expect(await get('roster.admin.catalogue.adopt', wanted)).toEqual(one)
  const now = await bureausNow()
  expect(now.map(({ id, shortName, order }) => [id, shortName, order])).toEqual([
    ['renshe', '人社局', 1], ['shengtai', '生态环境局', 2], ['yingji', '应急局', 3], ['shuiwu', '税务局', 4],
  ])
  expect(now.reduce((sum, { duties }) => sum + duties.length, 0)).toBe(one.duties)
  expect(now.every(({ duties }) => duties.every(({ phrases }) => phrases.length > 2))).toBe(true)
  expect(await leadOf(odour)).toBe('生态环境局')
  expect(await leadOf({ title: '员工社保补缴', text: '有两名员工的社保断缴了，想补缴，需要什么材料？' })).toBe('人力资源和社会保障局')
  expect(await leadOf({ title: '出口退税进度', text: '三月申报的出口退税还没到账，请问什么原因。' })).toBe('税务局')
})

test('a bureau that is there gets the lines it lacks and keeps its own, reworded ones too', async () => {
  const before = (await bureausNow()).find(({ id }) => id === 'shengtai')!
  const [reworded, ...rest] = before.duties
  const mine = [{ ...reworded!, text: '环评审批（园区代办）' }, ...rest.slice(0, 9), { text: '园区雨污分流巡查', phrases: ['雨污混排'] }]
  await get('roster.admin.bureau.save', { requestId: intention(), id: before.id, rev: before.rev, name: '园区环保局', shortName: '环保局', order: before.order, duties: mine })
  const own = await get('roster.admin.bureau.save', { requestId: intention(), name: '税务二局', shortName: '税二', order: 9, duties: [{ text: '手工写的一条权责', phrases: [] }] })
  const told = (await get('roster.admin.catalogue', {})).bureaus.find(({ id }) => id === 'shengtai')!
  expect(told).toMatchObject({ own: { id: 'shengtai', name: '园区环保局' }, missing: before.duties.length - 10 })
  expect(await get('roster.admin.catalogue.adopt', { requestId: intention(), bureauIds: ['shengtai', 'shuiwu'] })).toEqual({ added: 0, supplemented: 1, duties: told.missing })
  const after = (await bureausNow()).find(({ id }) => id === 'shengtai')!
  expect(after.name).toBe('园区环保局')
  expect(after.duties).toHaveLength(before.duties.length + 1)
  expect(after.duties.map(({ text }) => text)).toEqual(expect.arrayContaining(['环评审批（园区代办）', '园区雨污分流巡查']))
  expect(new Set(after.duties.map(({ id }) => id)).size).toBe(after.duties.length)
  // By name alone: a bureau made by hand.
  await get('roster.admin.bureau.save', { requestId: intention(), id: own.id, rev: own.rev, name: '公安局', shortName: '公安', order: 9, duties: own.duties })
  const police = (await get('roster.admin.catalogue', {})).bureaus.find(({ id }) => id === 'gongan')!
  expect(police.own).toEqual({ id: own.id, name: '公安局' })
  expect(await get('roster.admin.catalogue.adopt', { requestId: intention(), bureauIds: ['gongan'] })).toEqual({ added: 0, supplemented: 1, duties: police.duties.length })
  expect((await bureausNow()).filter(({ name }) => name === '公安局')).toHaveLength(1)
})

test('an adoption is one line of the trail and is taken back as one', async () => {
  const before = await bureausNow()
  const { added } = await get('roster.admin.catalogue.adopt', { requestId: intention(), bureauIds: ['keji', 'linye', 'caizheng'] })
  expect(added).toBe(3)
  const [line] = (await get('roster.admin.audit', {})).lines
  expect(line).toMatchObject({ kind: 'save', subject: 'bureaus', count: 3, fresh: true, undoable: true, name: '科技局、林业局、财政局' })
  expect(await get('roster.admin.undo', { requestId: intention(), auditId: line!.id })).toEqual({ restored: 3 })
  expect(await bureausNow()).toEqual(before)
})
