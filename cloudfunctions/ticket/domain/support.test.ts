import type { Mover } from '../../../types/ticket'
import { consequences } from '../notices'
import { decide } from './decide'
import { remindersOwed } from './deadlines'
import type { TicketDocument } from './documents'
import { planning, scene, ticketIn, tuesday } from './scene.fixture'
import { supportOfficer } from './support'
import { viewOf } from './view'
import { announcedCalendar as calendar } from '../../kit/clock/calendar'

const supported = (part: Partial<TicketDocument> = {}): TicketDocument =>
  ticketIn('handling', { supportBureaus: [planning.ref], bureauIds: ['approval', 'planning'], ...part })
const assign = (ticket: TicketDocument, officerId: string, actor = planning.lead, as: Mover[] = ['supportLead']) =>
  decide('assign', ticket, { officerId }, scene(as, { actor }), 'e')
const assigned = (ticket = supported()): TicketDocument => {
  const decided = assign(ticket, 'officer-p1')
  if (!decided.ok) throw new Error('refused')
  return decided.value.ticket
}
const step = { what: '踏勘', bureauId: 'planning', by: tuesday + 2 * 86_400_000, id: undefined }
const planned = (ticket: TicketDocument) => decide('plan', ticket, { steps: [step] }, scene(['officer']), 'e')

test('the lead of a supporting bureau names who does its part; whoever is responsible for the ticket stays that', () => {
  const before = supported()
  const ticket = assigned(before)
  expect(supportOfficer(ticket, 'planning')).toEqual({ id: 'officer-p1', name: '戊' })
  expect(ticket).toMatchObject({ responsible: before.responsible, waitsFor: before.waitsFor, dueAt: before.dueAt })
  expect(viewOf(ticket, [], null, { ...scene(['officer']), hidden: false }).supportBureaus).toEqual([{ ...planning.ref, officer: { id: 'officer-p1', name: '戊' } }])
})

test('it is one of his own bureau, of a bureau that supports; the same one twice is no change', () => {
  expect(assign(supported(), 'officer-a1')).toMatchObject({ ok: false, refusal: { code: 'unsuitable_person' } })
  expect(assign(ticketIn('handling'), 'officer-p1')).toMatchObject({ ok: false, refusal: { code: 'unsuitable_person' } })
  expect(assign(supported(), 'officer-p1', { id: 'lead-elsewhere', name: '某' })).toMatchObject({ ok: false, refusal: { code: 'unsuitable_person' } })
  expect(assign(assigned(), 'officer-p1')).toMatchObject({ ok: false, refusal: { code: 'wrong_state' } })
  expect(assign(assigned(), 'lead-p').ok).toBe(true)
})

test('he is told, and nobody else', () => {
  const decided = assign(supported(), 'officer-p1')
  const rows = decided.ok ? consequences(decided.value, [], null) : []
  expect(rows.map(({ payload }) => payload.to)).toEqual([{ people: ['officer-p1'] }])
})

test('a bureau with a step of the plan takes part, is told so, and the step lies with its officer', () => {
  const decided = planned(ticketIn('handling'))
  if (!decided.ok) throw new Error('refused')
  const { ticket } = decided.value
  expect(ticket).toMatchObject({ supportBureaus: [planning.ref], bureauIds: ['approval', 'planning'] })
  expect(consequences(decided.value, [], null).map(({ payload }) => payload.to)).toContainEqual({ any: [{ bureau: 'planning' }] })
  const toldOf = (one: TicketDocument) => remindersOwed(one, tuesday, step.by, calendar).find(({ kind }) => kind === 'step_due')?.to
  expect(toldOf(ticket)).toEqual({ any: [{ bureau: 'planning' }] })
  expect(toldOf(assigned(ticket))).toEqual({ any: [{ people: ['officer-p1'] }] })
  expect(viewOf(assigned(ticket), [], null, { ...scene(['officer']), hidden: false }).plan[0]!.person).toEqual({ id: 'officer-p1', name: '戊' })
})

test('his part passes on at a handover, and only his', () => {
  const handed = (ticket: TicketDocument, fromId: string) => decide('handover', ticket, { fromId, toId: 'lead-p', bureauId: 'planning' }, scene(['clock']), 'e')
  const decided = handed(assigned(), 'officer-p1')
  expect(decided.ok && supportOfficer(decided.value.ticket, 'planning')).toEqual(planning.lead)
  expect(decided.ok && decided.value.ticket.responsible.id).toBe('officer-a1')
  expect(handed(assigned(), 'somebody-else')).toMatchObject({ ok: false })
})

test('a bureau that supports no more has no officer, and after reopening each bureau names one anew', () => {
  const transferred = decide('transfer', assigned(), { leadBureauId: 'planning', reason: '属规划' }, scene(['cadre']), 'e')
  expect(transferred.ok && transferred.value.ticket.supportOfficers).toEqual([])
  const reopened = decide('reopen', { ...assigned(), state: 'answered' }, { missing: '还差' }, scene(['staff']), 'e')
  expect(reopened.ok && reopened.value.ticket.supportOfficers).toEqual([])
})
