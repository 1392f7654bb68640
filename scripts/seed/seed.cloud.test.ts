import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MessageDocument } from '../../cloudfunctions/chat/domain/documents'
import type { TicketDocument } from '../../cloudfunctions/ticket/domain/documents'
import { buildFunctions } from '../build-functions'
import { type LocalCloud, startLocalCloud } from '../local-cloud'
import { ceramicsMaker, permitPlant } from './enterprises'
import { demoRoster } from './roster'
import { seed } from './seed'
import { demoStories } from './stories'

const now = Date.parse('2026-11-24T11:00+08:00')
const { people, enterprises, bureaus } = demoRoster()
const folder = mkdtempSync(join(tmpdir(), 'guagou-seed-'))
let stage: LocalCloud
const all = <D>(collection: string, filter: object = {}, options = {}) => stage.engine.find(collection, filter, options) as unknown as D[]
const newestTicket = (enterprise: number) =>
  all<TicketDocument>('tickets', { enterpriseId: enterprises[enterprise]!._id }, { sort: { raisedAt: -1 } })[0]!

beforeAll(async () => {
  await buildFunctions(join(folder, 'functions'))
  stage = await startLocalCloud({ dataFolder: join(folder, 'data'), functionsFolder: join(folder, 'functions') })
  await stage.clock.set(now)
}, 60_000)
afterAll(async () => {
  await stage.close()
  rmSync(folder, { recursive: true })
})

test('asked for an empty cloud, it writes nothing', async () => {
  process.env.GUAGOU_SEED = 'empty'
  await seed(stage)
  delete process.env.GUAGOU_SEED
  expect(all('people')).toEqual([])
})

test('a seeding that broke off in the middle is brought to its end, with no message and no ticket twice', async () => {
  const steps = demoStories(now).flatMap((story) => story.steps)
  let calls = 0
  const breaking = { ...stage, call: (...call: Parameters<LocalCloud['call']>) => {
    if ((calls += 1) > 60) throw new Error('killed')
    return stage.call(...call)
  } }
  await expect(seed(breaking)).rejects.toThrow('killed')

  await seed(stage)

  expect(all('people')).toHaveLength(people.length)
  expect(all('tickets')).toHaveLength(steps.filter((told) => told.call === 'ticket.raise').length)
  const spoken = steps.filter((told) => told.call === 'chat.send' || told.call === 'chat.reply').length
  expect(all('messages', { kind: 'text' })).toHaveLength(spoken)
  expect(all('ticket_events')).toHaveLength(steps.filter((told) => told.call.startsWith('ticket.')).length)
  expect(Math.abs(stage.clock.now() - Date.now())).toBeLessThan(60_000)
}, 60_000)

test('the permit is being handled with its plan, and what the enterprise said first stands in its thread', () => {
  const ticket = newestTicket(permitPlant)
  expect(ticket).toMatchObject({ state: 'handling', leadBureau: { id: 'planning' }, category: 'cross' })
  expect(ticket.plan).toHaveLength(4)
  const thread = all<MessageDocument>('messages', { ticketId: ticket._id, kind: 'text' }, { sort: { seq: 1 } })
  expect(thread[0]!.text).toContain('桩基队伍')
  expect(new Set(thread.map((message) => message.authorId)).size).toBe(6)
})

test('the waste water came back once with the duty line, went to administrative approval, and waits to be confirmed', async () => {
  const ticket = newestTicket(ceramicsMaker)
  expect(ticket).toMatchObject({ state: 'answered', returns: 1, leadBureau: { id: 'approval' }, supportBureaus: [{ id: 'safety-env' }] })
  const [returned] = all<{ target: string }>('ticket_events', { ticketId: ticket._id, action: 'return' })
  const quoted = bureaus.flatMap((bureau) => bureau.duties).find((duty) => duty.id === 'safety-env-04')
  expect(returned).toMatchObject({ target: quoted!.text })
  const owner = await stage.call('ticket', `staff-0${ceramicsMaker + 1}-1`, 'ticket.view', { ticketId: ticket._id })
  expect(owner).toMatchObject({ ok: true, value: { can: expect.arrayContaining(['confirm', 'reopen']) } })
  const stranger = await stage.call('ticket', 'staff-001-1', 'ticket.view', { ticketId: ticket._id })
  expect(stranger).toMatchObject({ ok: false, refusal: { code: 'not_found' } })
})

test('tickets stand in every state of their life, and nothing queued is left over', () => {
  expect(new Set(all<TicketDocument>('tickets').map((ticket) => ticket.state))).toEqual(
    new Set(['raised', 'routed', 'handling', 'waiting', 'answered', 'closed', 'withdrawn', 'declined']))
  expect(all('outbox', { state: 'pending' })).toEqual([])
})

test('a ticket’s card and the signals carry what their readers expect', () => {
  for (const card of all<MessageDocument>('messages', { kind: 'card' })) {
    const late = card.at - all<TicketDocument>('tickets', { _id: card.ticketId })[0]!.raisedAt
    expect(late).toBeLessThan(30_000)
  }
  for (const signal of all<Record<string, unknown>>('signals')) {
    for (const part of ['rev', 'chat', 'read', 'ticket', 'inbox']) expect(typeof signal[part]).toBe('number')
  }
})

test('the bureaus are stored with the words enterprises use, and told with their duty lines alone', async () => {
  const stored = all<{ _id: string; duties: { id: string; text: string; phrases: string[] }[] }>('bureaus', {}, { sort: { order: 1 } })
  expect(stored.flatMap(({ duties }) => duties).filter(({ phrases }) => phrases.length < 3)).toEqual([])
  const told = await stage.call('roster', 'staff-001-1', 'roster.bureaus', {})
  expect(told).toMatchObject({ ok: true, value: { bureaus: { length: 7 } } })
  const { bureaus } = (told as { value: { bureaus: { duties: object[] }[] } }).value
  expect(bureaus.map(({ duties }) => duties)).toEqual(stored.map(({ duties }) => duties.map(({ id, text }) => ({ id, text }))))
})

test('seeding again changes nothing', async () => {
  const before = ['people', 'rooms', 'messages', 'tickets', 'ticket_events'].map((name) => all(name))
  await seed(stage)
  expect(['people', 'rooms', 'messages', 'tickets', 'ticket_events'].map((name) => all(name))).toEqual(before)
})
