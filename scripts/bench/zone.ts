import type { MessageDocument, RoomDocument } from '../../cloudfunctions/chat/domain/documents'
import { type BureauDocument, type PersonDocument, noEnd } from '../../cloudfunctions/roster/domain/documents'
import { raise } from '../../cloudfunctions/ticket/domain/decide'
import { limitsWith } from '../../cloudfunctions/ticket/domain/limits'
import type { EventDocument, TicketDocument } from '../../cloudfunctions/ticket/domain/documents'
import { announcedCalendar } from '../../cloudfunctions/kit/clock/calendar'
import { usccCheckDigit } from '../../cloudfunctions/roster/domain/uscc'
import type { Engine } from '../local-cloud/engine/engine'

/** How large the measured zone is. */
export interface ZoneSize {
  rooms: number
  /** People in each room, one of them its cadre. */
  members: number
  /** Messages in the first room. */
  messages: number
  tickets: number
  /** Of these, open and waiting for the first room's cadre. */
  mine: number
  /** Of the others, open with the bureau in support, every tenth the officer's part; as many again as a tenth of all are closed. */
  supported?: number
}

const start = Date.parse('2026-01-05T09:00+08:00')
export const roomId = (room: number): string => {
  const first17 = `91320500${String(room).padStart(9, '0')}`
  return first17 + usccCheckDigit(first17)
}
export const memberId = (room: number, member: number): string => (member === 0 ? `bench-cadre-${room}` : `bench-staff-${room}-${member}`)

const person = (id: string, place: number, fields: Partial<PersonDocument>): PersonDocument => ({
  _id: id, name: `测${place}`, phone: `1880${String(place).padStart(7, '0')}`, openid: `bench-${id}`, roles: ['staff'], title: '职员', ...fields,
})

const batch = 10_000

const inBatches = async (engine: Engine, collection: string, count: number, make: (index: number) => object): Promise<void> => {
  for (let first = 0; first < count; first += batch) {
    const documents = Array.from({ length: Math.min(batch, count - first) }, (_, index) => make(first + index))
    await engine.insertMany(collection, documents as Record<string, unknown>[])
  }
}

/** Every tenth ticket has the bureau in support: the first of them are being handled by another one, the rest are closed. */
const withSupport = (ticket: TicketDocument, place: number, open: number): TicketDocument => {
  if (open === 0 || place < 0 || place % 10 !== 0) return ticket
  const rank = place / 10
  const bureau = { id: 'bench-bureau', name: '测试局' }
  const common = {
    ...ticket, supportBureaus: [bureau], bureauIds: ['bench-other', bureau.id],
    ...(rank % 10 === 0 ? { supportOfficers: [{ bureauId: bureau.id, officer: { id: 'bench-officer', name: '测2' } }] } : {}),
  }
  return rank < open
    ? { ...common, state: 'handling', step: null, waitsFor: ['bench-handler'], turn: 'bench-handler', responsible: { id: 'bench-handler', name: '测' } }
    : { ...common, state: 'closed', step: null, waitsFor: [], turn: null, nextDueAt: noEnd, dueAt: noEnd, stepDueAt: noEnd, progressDueAt: noEnd, lateAt: noEnd }
}

/** Fills an empty engine with a zone of that size; every document is one that the product itself could have written. */
export const fillZone = async (engine: Engine, size: ZoneSize): Promise<void> => {
  const bureau: BureauDocument = { _id: 'bench-bureau', name: '测试局', shortName: '测试局', order: 1, duties: [{ id: 'bench-01', text: '测试' }] }
  await engine.insertMany('bureaus', [bureau as unknown as Record<string, unknown>])
  const officials = [
    person('bench-lead', 1, { roles: ['lead'], bureauId: 'bench-bureau' }),
    person('bench-officer', 2, { roles: ['officer'], bureauId: 'bench-bureau' }),
    person('bench-supervisor', 3, { roles: ['supervisor'] }),
  ]
  const people = Array.from({ length: size.rooms }, (_, room) =>
    Array.from({ length: size.members }, (_, member) =>
      person(memberId(room, member), 10 + room * size.members + member, member === 0 ? { roles: ['cadre'] } : { enterpriseId: roomId(room) }))).flat()
  await inBatches(engine, 'people', officials.length, (index) => officials[index]!)
  await inBatches(engine, 'people', people.length, (index) => people[index]!)
  const everybody = [...officials, ...people]
  await inBatches(engine, 'signals', everybody.length, (index) => ({
    _id: everybody[index]!._id, _openid: everybody[index]!.openid, rev: 0, chat: 0, ticket: 0, inbox: 0,
  }))
  await inBatches(engine, 'rooms', size.rooms, (room): RoomDocument => ({
    _id: roomId(room), name: `测试企业${room}`, seq: room === 0 ? size.messages : 0, last: null,
    members: Array.from({ length: size.members }, (_, member) => ({
      id: memberId(room, member), role: member === 0 ? 'cadre' as const : 'staff' as const, from: 0, to: noEnd,
    })),
  }))
  await inBatches(engine, 'messages', size.messages, (index): MessageDocument => ({
    _id: `bench-message-${index}`, roomId: roomId(0), requestId: `bench-request-${index}`, seq: index + 1, rev: index + 1,
    at: start + index * 1_000, changedAt: start + index * 1_000, authorId: memberId(0, 1), authorName: '测', side: 'enterprise',
    kind: 'text', text: `第${index}条：请问车间夜班用电容量什么时候可以增加？`, ticketId: null,
  }))
  // A batch of tickets and their events at a time: a million of both would not fit into a process.
  let events: EventDocument[] = []
  const ticket = (index: number): TicketDocument => {
    // The first ones belong to the measured cadre's room, the rest are spread over the others.
    const room = index < size.mine || size.rooms === 1 ? 0 : 1 + (index % (size.rooms - 1))
    const cadre = { id: memberId(room, 0), name: '测' }
    const raised = raise(
      { roomId: roomId(room), title: `用电增容申请${index}`, text: '请协助协调。', category: 'request', messageIds: [], secret: false },
      { ticketId: `bench-ticket-${index}`, number: `2026-${String(index).padStart(5, '0')}`, enterprise: { id: roomId(room), name: `测试企业${room}` } },
      { now: start + index * 60_000, calendar: announcedCalendar, limits: limitsWith(), actor: { id: memberId(room, 1), name: '测' }, as: ['staff'], cadre, supervisors: [], bureaus: [] },
    )
    if (!raised.ok) throw new Error(raised.refusal.code)
    events.push(raised.value.event)
    return withSupport(raised.value.ticket, index - size.mine, size.supported ?? 0)
  }
  for (let first = 0; first < size.tickets; first += batch) {
    await inBatches(engine, 'tickets', Math.min(batch, size.tickets - first), (index) => ticket(first + index))
    await inBatches(engine, 'ticket_events', events.length, (index) => events[index]!)
    events = []
  }
  await engine.insertMany('numbers', [{ _id: 'ticket-2026', last: size.tickets }])
}
