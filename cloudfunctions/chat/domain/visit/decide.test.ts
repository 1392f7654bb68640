import { announcedCalendar } from '../../../kit/clock/calendar'
import { type VisitInput, decideVisit, proposeVisit, visitCan } from './decide'
import type { VisitDocument } from './documents'
import { lineOf, noticeOf } from './follows'
import { visitMoment } from './moment'

const at = (text: string): number => Date.parse(`2026-${text}+08:00`)
const cadre = { id: 'cadre-1', name: '史立琴' }
const staff = { id: 'staff-1', name: '崔丽亮' }
const scene = (side: 'cadre' | 'staff', now = at('03-03T10:00')) =>
  ({ now, calendar: announcedCalendar, actor: side === 'cadre' ? cadre : staff, side, intention: 'i' })
const made = { _id: 'v', enterpriseId: 'e', enterpriseName: '企业', at: at('03-05T14:30'), subject: '了解用工' }
const proposed = (): VisitDocument => {
  const decided = proposeVisit(made, scene('cadre'))
  if (!decided.ok) throw new Error('refused')
  return decided.value
}
const moved = (visit: VisitDocument, side: 'cadre' | 'staff', input: VisitInput, now?: number): VisitDocument => {
  const decided = decideVisit(visit, input, scene(side, now))
  if (!decided.ok) throw new Error(decided.refusal.code)
  return decided.value
}
const refused = (visit: VisitDocument, side: 'cadre' | 'staff', input: VisitInput, now?: number): string => {
  const decided = decideVisit(visit, input, scene(side, now))
  return decided.ok ? 'not refused' : decided.refusal.code
}
const agreed = () => moved(proposed(), 'staff', { move: 'agree', at: made.at })

test.each([
  ['a Sunday', '03-08T10:00'], ['noon', '03-05T12:30'], ['the end of work', '03-05T17:30'], ['what is over', '03-03T09:30'], ['next year', '12-30T10:00'],
])('nobody visits at %s; at work anybody may', (_what, text) => {
  expect(proposeVisit({ ...made, at: at(text) }, scene('cadre'))).toMatchObject({ ok: false, refusal: { code: 'bad_input', fields: ['at'] } })
  expect(proposeVisit(made, scene('cadre')).ok).toBe(true)
})

test('a make-up Saturday is a working day', () => {
  expect(proposeVisit({ ...made, at: at('02-28T10:00') }, scene('cadre', at('02-27T10:00'))).ok).toBe(true)
})

test('who proposed the moment takes it back or changes it; who is asked agrees, declines or proposes another', () => {
  expect(visitCan(proposed(), 'cadre', scene('cadre').now)).toEqual(['move', 'cancel'])
  expect(visitCan(proposed(), 'staff', scene('cadre').now)).toEqual(['move', 'agree', 'decline'])
  expect(refused(proposed(), 'cadre', { move: 'agree', at: made.at })).toBe('wrong_state')
  expect(refused(proposed(), 'cadre', { move: 'decline', reason: '因' })).toBe('wrong_state')
  expect(agreed()).toMatchObject({ state: 'agreed', at: made.at, version: 2, round: 1 })
})

test('a moment that was changed meanwhile is not agreed to by mistake', () => {
  const other = moved(proposed(), 'cadre', { move: 'move', at: at('03-06T10:00') })
  expect(refused(other, 'staff', { move: 'agree', at: made.at })).toBe('conflict')
  expect(moved(other, 'staff', { move: 'agree', at: at('03-06T10:00') }).state).toBe('agreed')
})

test('another moment is another round, and is the other side’s to answer; the same one is none', () => {
  const back = moved(agreed(), 'staff', { move: 'move', at: at('03-06T10:00'), reason: '总经理出差' })
  expect(back).toMatchObject({ state: 'proposed', round: 2, proposedBy: { side: 'staff' }, reason: '总经理出差' })
  expect(visitCan(back, 'cadre', scene('cadre').now)).toContain('agree')
  expect(refused(agreed(), 'staff', { move: 'move', at: made.at })).toBe('bad_input')
})

test('a proposal whose moment is over cannot be agreed to any more, but moved', () => {
  const late = at('03-06T09:00')
  expect(refused(proposed(), 'staff', { move: 'agree', at: made.at }, late)).toBe('wrong_state')
  expect(visitCan(proposed(), 'staff', late)).toEqual(['move', 'decline'])
})

test('findings come after the visit and from the cadre alone; noted again they are put right, without another line', () => {
  expect(refused(agreed(), 'cadre', { move: 'note', findings: '好' })).toBe('wrong_state')
  expect(refused(agreed(), 'staff', { move: 'note', findings: '好' }, at('03-05T16:00'))).toBe('forbidden')
  const done = moved(agreed(), 'cadre', { move: 'note', findings: '缺工人' }, at('03-05T16:00'))
  expect(done).toMatchObject({ state: 'done', findings: { text: '缺工人', by: cadre } })
  expect(lineOf('note', done, agreed(), cadre)).toMatchObject({ line: 'visit_done' })
  expect(lineOf('note', moved(done, 'cadre', { move: 'note', findings: '缺两名工人' }, at('03-05T17:00')), done, cadre)).toBeNull()
  for (const input of [{ move: 'cancel', reason: '因' }, { move: 'move', at: at('03-09T10:00') }] as const) expect(refused(done, 'cadre', input)).toBe('wrong_state')
})

test('who is asked is told, both are told of an agreement, and the other side of an end', () => {
  const visit = proposed()
  expect(noticeOf('propose', visit, cadre, 'cadre')).toMatchObject({ kind: 'visit_proposed', to: { enterprise: 'e' }, whileOpen: 'visit:v:1:asked', title: '3月5日14:30 了解用工' })
  expect(noticeOf('move', visit, staff, 'staff')).toMatchObject({ to: { cadreOf: 'e' } })
  expect(noticeOf('agree', agreed(), staff, 'staff')).toMatchObject({ kind: 'visit_agreed', by: null, to: { any: [{ cadreOf: 'e' }, { enterprise: 'e' }] }, whileOpen: 'visit:v:1' })
  expect(noticeOf('cancel', agreed(), cadre, 'cadre')).toMatchObject({ kind: 'visit_off', to: { enterprise: 'e' } })
})

test('a moment is read as Shanghai’s clock says it', () => {
  expect(visitMoment(at('03-05T09:05'))).toBe('3月5日09:05')
  expect(visitMoment(Date.parse('2026-12-02T16:30Z'))).toBe('12月3日00:30')
})
