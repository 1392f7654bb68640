import type { Call } from '../../miniprogram/src/features/administration/import/send'
import { stageSheets } from '../../miniprogram/src/features/administration/import/send'
import { matchTable, readySheet, type ReadySheet } from '../../miniprogram/src/features/administration/sheets/match'
import { readFile } from '../../miniprogram/src/features/administration/sheets/read-file'
import { code, zoneFile } from '../import/zone-file'
import { eventually, intention } from './demo-cloud'
import { killable } from './killable'

const { start, kill, request, ask, get, later, end } = killable()
const admin = 'admin-1'
const call: Call = (name, input) => get(admin, name, input)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

beforeAll(start)
afterAll(end)

const errors = async () => (await get(admin, 'roster.check', {})).findings.filter(({ level }) => level === 'error')

test('handovers while the power goes: each is carried out or not at all, what follows is finished after the restart, nobody is left without', async () => {
  const cadres = (await get(admin, 'roster.officials', {})).officials.filter(({ enterprises }) => enterprises === 10).map(({ id }) => id)
  const moved: { roomId: string; staff: string; from: string; to: string; ticketId: string }[] = []
  for (const n of [1, 2, 3, 4, 5, 6]) {
    const staff = `staff-00${n}-1`
    const roomId = (await get(staff, 'roster.me', {})).enterprise!.id
    const ticket = await get(staff, 'ticket.raise', { roomId, requestId: intention(), title: `第 ${n} 件`, text: '文', category: 'request' })
    const from = ticket.responsible.id
    await get(from, 'ticket.accept', { ticketId: ticket.id, requestId: intention() })
    moved.push({ roomId, staff, from, to: cadres.find((id, at) => id !== from && at >= n)!, ticketId: ticket.id })
  }
  const { now } = await request<{ now: number }>('/dev/clock')
  // Three at once, three a minute ahead; killed while the first answers are on their way.
  const orders = moved.map(({ roomId, from, to }, n) => ({ requestId: intention(), fromId: from, toId: to, enterpriseIds: [roomId], ...(n < 3 ? {} : { at: now + 120_000 }) }))
  const sent = orders.map((order) => ask(admin, 'roster.handover', order).then(({ ok }) => ok, () => false))
  await Promise.race([Promise.any(sent), pause(60)])
  await kill()
  const acknowledged = await Promise.all(sent)

  await start()
  const known = async () => (await get(admin, 'roster.handovers', {})).handovers
  const before = await known()
  for (const [n, { roomId }] of moved.entries()) {
    const there = before.some(({ enterprises }) => enterprises[0]?.id === roomId)
    if (acknowledged[n]) expect(there).toBe(true)
  }
  // Whoever heard nothing orders the same again; then the power goes once more, while it is worked off.
  for (const order of orders) expect(await ask(admin, 'roster.handover', order)).toMatchObject({ ok: true })
  await kill()
  await start()
  expect(await known()).toHaveLength(6)
  await later(130_000)
  await later(120_000)
  await eventually(async () => (await errors()).length === 0, 20_000)
  for (const { roomId, staff, from, to, ticketId } of moved) {
    await eventually(async () => (await get(staff, 'ticket.view', { ticketId })).responsible.id === to, 20_000)
    expect((await get(staff, 'chat.room', { roomId })).members.filter(({ role }) => role === 'cadre').map(({ id }) => id)).toEqual([to])
    expect(await ask(from, 'chat.room', { roomId })).toMatchObject({ ok: false, refusal: { code: 'not_found' } })
    expect(await ask(from, 'ticket.view', { ticketId })).toMatchObject({ ok: false, refusal: { code: 'not_found' } })
    expect(await get(to, 'roster.summary', { enterpriseId: roomId })).toMatchObject({ predecessor: { id: from } })
    const lines = (await get(staff, 'chat.before', { roomId, limit: 100 })).messages.filter(({ kind, text }) => kind === 'line' && text?.includes('挂钩干部由'))
    expect(lines).toHaveLength(1)
  }
}, 120_000)

test('an import while the power goes: nothing of it before it is confirmed, all of it afterwards, and the same file again changes nothing', async () => {
  const { file, rows } = zoneFile(800, 2_400)
  const still = async (): Promise<void> => undefined
  const sheets: ReadySheet[] = (await readFile('名册.xlsx', file, still)).map((table) => readySheet(matchTable(table))!)
  const kinds = sheets.map(({ kind }) => kind)
  const checked = async () => {
    const staged = await stageSheets(call, { fileName: '名册.xlsx', sheets, requestId: intention() }, () => undefined, still)
    return call('roster.import.check', { importId: staged.id, sheets: kinds })
  }
  const zone = async () => (await get(admin, 'roster.check', {})).checked as { people: number; enterprises: number; pairings: number; rooms: number }
  const before = await zone()
  const view = await checked()
  expect(view.sheets.every(({ problems }) => problems === 0)).toBe(true)
  expect(await zone()).toEqual(before)

  const state = async () => (await call('roster.import.view', { importId: view.id })).state
  const answer = ask(admin, 'roster.import.commit', { importId: view.id, fingerprint: view.fingerprint }).catch(() => null)
  // In the middle: some rows are written, others are not.
  await eventually(async () => (await call('roster.import.view', { importId: view.id })).sheets.some(({ done }) => done > 0), 20_000)
  await kill()
  await answer
  await start()
  expect(await state()).toBe('committing')
  // Nobody changes pairings between those of the file.
  expect(await ask(admin, 'roster.handover', { requestId: intention(), fromId: 'cadre-10', toId: 'cadre-11' })).toMatchObject({ ok: false, refusal: { code: 'conflict' } })
  // Nobody asks any more: the timer finishes what was begun.
  await eventually(async () => {
    if ((await state()) !== 'done') await later(61_000)
    return (await state()) === 'done'
  }, 60_000)
  const after = await zone()
  expect(after).toMatchObject({ enterprises: before.enterprises + rows.enterprises!, pairings: before.pairings + rows.pairings!, rooms: before.rooms + rows.enterprises!, people: before.people + rows.cadres! + rows.contacts! })
  expect(await errors()).toEqual([])
  const again = await checked()
  for (const { rows: all, ...sheet } of again.sheets) expect(sheet).toMatchObject({ added: 0, changed: 0, problems: 0, same: all })
  // Pairings are free to be changed again.
  const [one, other] = (await get(admin, 'roster.officials', {})).officials.filter(({ name }) => name.startsWith('干部'))
  expect(await get(admin, 'roster.handover', { requestId: intention(), fromId: one!.id, toId: other!.id, enterpriseIds: [code(0)] })).toMatchObject({ state: 'done' })
}, 180_000)
