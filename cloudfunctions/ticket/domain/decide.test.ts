import { type Action, type Mover, type Needs, actions, inTable, movers, ticketStates, transitions } from '../../../types/ticket'
import { announcedCalendar as calendar, calendarWith } from '../../kit/clock/calendar'
import { endOfWorkingDay, workingDayAfter } from '../../kit/clock/working-time'
import { decide, possible, raise } from './decide'
import type { TicketDocument } from './documents'
import { firstBreak } from './history'
import type { Actor } from '../../kit/actor'
import { noEnd } from '../../roster/domain/documents'
import { limitsWith, openMs } from './limits'
import { hiddenFrom } from './movers'
import { viewOf } from './view'
import { planning, scene, ticketIn, tuesday } from './scene.fixture'

type Existing = Exclude<Action, 'raise'>
const existing = actions.filter((action): action is Existing => action !== 'raise')

/** An input that fits, and a ticket that fulfils the action's own rules, so that only the table decides. */
const inputs: { [A in Existing]: Needs<A> } = {
  accept: {}, sign: {}, lapse: {}, handover: { fromId: 'officer-a1', toId: 'officer-a2', bureauId: undefined }, withdraw: { reason: undefined }, 'extend.grant': {},
  route: { leadBureauId: 'approval', supportBureauIds: ['planning'], informedBureauIds: [], category: undefined, note: undefined },
  return: { reason: '不属于本部门', dutyId: 'approval-01' },
  transfer: { leadBureauId: 'planning', reason: '属规划建设' },
  assign: { officerId: 'officer-a2' },
  ask: { owed: '总平面图' }, supply: { text: '已上传' },
  plan: { steps: [{ what: '踏勘', bureauId: 'planning', by: tuesday + 1 }] },
  'extend.request': { workingDays: 5, reason: '需现场检测' }, 'extend.refuse': { reason: '不成立' },
  answer: { result: 'done', text: '已办好' },
  confirm: { outcome: 'solved', rating: 5, comment: undefined },
  reopen: { missing: '还差一项' }, decline: { reason: '不属本区', otherWay: '请拨打热线' }, supervise: { note: '请抓紧', dueAt: undefined },
  note: { text: '已现场踏勘' }, secret: { secret: true }, open: { reason: '核查逾期原因' }, redate: {},
}
const prepared: Partial<Record<Existing, Partial<TicketDocument>>> = {
  open: { secret: true },
  'extend.grant': { extension: { workingDays: 5, reason: '检测', state: 'requested' } },
  'extend.refuse': { extension: { workingDays: 5, reason: '检测', state: 'requested' } },
}
/** Days off that were not known when the ticket's dates were counted. */
const otherDays = calendarWith(['04', '05', '06', '09'].map((day) => ({ day: `2026-03-${day}`, working: false, reason: '台风停工' })))
/** The lead of the planning bureau, which supports, gives its part to its own officer; anybody else acts for the lead bureau. */
const bySupport = (mover: Mover) => mover === 'supportLead'
const supported = (mover: Mover): Partial<TicketDocument> => (bySupport(mover) ? { supportBureaus: [planning.ref] } : {})
const at = (action: Existing) =>
  action === 'lapse' ? { now: tuesday + 30 * 86_400_000 } : action === 'redate' ? { calendar: otherDays } : {}

const run = <A extends Existing>(action: A, ticket: TicketDocument, mover: Mover, overrides = {}) =>
  decide(
    action, ticket, (bySupport(mover) && action === 'assign' ? { officerId: 'officer-p1' } : inputs[action]) as Needs<A>,
    scene([mover], { ...at(action), ...(bySupport(mover) ? { actor: planning.lead } : {}), ...overrides }), 'event',
  )

const matrix = existing.flatMap((action) =>
  ticketStates.flatMap((state) => movers.map((mover) => ({ action, state, mover }))),
)

test(`the matrix has ${existing.length} actions × ${ticketStates.length} states × ${movers.length} movers`, () => {
  expect(matrix).toHaveLength(existing.length * ticketStates.length * movers.length)
})

test.each(matrix.filter(({ action, state, mover }) => inTable(action, state, mover)))(
  '$mover may $action a ticket that is $state',
  ({ action, state, mover }) => {
    const before = ticketIn(state, { ...prepared[action], ...supported(mover) })
    const decided = run(action, before, mover)
    if (!decided.ok) throw new Error(`refused with ${decided.refusal.code}`)
    const { ticket, event } = decided.value
    const { to } = transitions[action]
    expect(ticket.state).toBe(to === 'same' ? state : to)
    expect(ticket.version).toBe(before.version + 1)
    expect(event).toMatchObject({ n: ticket.version, from: state, to: ticket.state, action, prev: before.lastHash })
    expect(ticket.lastHash).toBe(event.hash)
    expect(ticket.responsible.id).toBeTruthy()
    const over = ['closed', 'withdrawn', 'declined'].includes(ticket.state)
    if (to !== 'same') expect(ticket.waitsFor.length > 0).toBe(!over)
  },
)

test.each(matrix.filter(({ action, state, mover }) => !inTable(action, state, mover)))(
  '$mover may not $action a ticket that is $state',
  ({ action, state, mover }) => {
    const ticket = ticketIn(state, prepared[action])
    const decided = run(action, ticket, mover)
    expect(decided.ok).toBe(false)
    if (!decided.ok) expect(['forbidden', 'wrong_state']).toContain(decided.refusal.code)
    expect(possible(ticket, scene([mover], at(action)))).not.toContain(action)
  },
)

test('somebody who is nothing in the ticket may nothing', () => {
  for (const state of ticketStates) expect(possible(ticketIn(state), scene([]))).toEqual([])
})

describe('return', () => {
  const refusal = (ticket: TicketDocument, overrides = {}) => {
    const decided = run('return', ticket, 'officer', overrides)
    return decided.ok ? null : decided.refusal.code
  }
  test('needs a line of the own duty list', () => {
    const decided = decide('return', ticketIn('routed'), { reason: '不属', dutyId: 'planning-01' }, scene(['officer']), 'e')
    expect(decided).toMatchObject({ ok: false, refusal: { code: 'unknown_duty' } })
  })
  test('is possible until the end of the next working day, not a moment longer', () => {
    const last = endOfWorkingDay(workingDayAfter(tuesday, 1, calendar))
    expect(refusal(ticketIn('routed'), { now: last })).toBeNull()
    expect(refusal(ticketIn('routed'), { now: last + 1 })).toBe('too_late')
  })
  test('the second one goes to a supervisor, whose routing is final', () => {
    const second = run('return', ticketIn('routed', { returns: 1 }), 'officer')
    if (!second.ok) throw new Error('refused')
    expect(second.value.ticket).toMatchObject({ returns: 2, waitsFor: ['supervisors'], responsible: { id: 'supervisor-1' } })
    expect(possible(second.value.ticket, scene(['cadre']))).toEqual(['secret'])
    const routed = run('route', second.value.ticket, 'supervisor')
    if (!routed.ok) throw new Error('refused')
    expect(routed.value.ticket.routingFinal).toBe(true)
    expect(refusal(routed.value.ticket)).toBe('routing_final')
  })
})

test('a transfer does not restart the clock of the enterprise', () => {
  const before = ticketIn('handling')
  const decided = run('transfer', before, 'lead')
  expect(decided.ok && decided.value.ticket.dueAt).toBe(before.dueAt)
  const same = decide('transfer', before, { leadBureauId: 'approval', reason: '又是自己' }, scene(['lead']), 'e')
  expect(same).toMatchObject({ ok: false, refusal: { code: 'unknown_bureau' } })
})

test('the clock stands still while the enterprise owes something', () => {
  const asked = run('ask', ticketIn('handling'), 'officer', { now: tuesday })
  if (!asked.ok) throw new Error('refused')
  const oneDayLater = tuesday + 86_400_000
  const supplied = run('supply', asked.value.ticket, 'staff', { now: oneDayLater })
  if (!supplied.ok) throw new Error('refused')
  expect(supplied.value.ticket.clock.pausedMinutes).toBe(420)
  expect(supplied.value.ticket.dueAt - ticketIn('handling').dueAt).toBe(86_400_000) // Tuesday's end of work becomes Wednesday's
})

describe('reopen', () => {
  test('goes to the lead, never back to the one who did not solve it', () => {
    const decided = run('reopen', ticketIn('answered'), 'staff')
    expect(decided.ok && decided.value.ticket).toMatchObject({ responsible: { id: 'lead-a' }, formerIds: ['officer-a1'], level: 1 })
    const again = run('reopen', { ...(decided.ok ? decided.value.ticket : ticketIn('answered')), state: 'answered' }, 'staff')
    expect(again.ok && again.value.ticket.responsible.id).toBe('supervisor-1')
  })
  test('the former officer can neither be assigned nor sign again', () => {
    const ticket = ticketIn('handling', { formerIds: ['officer-a2'] })
    expect(run('assign', ticket, 'lead')).toMatchObject({ ok: false, refusal: { code: 'unsuitable_person' } })
    const routed = ticketIn('routed', { formerIds: ['officer-1'] })
    expect(run('sign', routed, 'officer')).toMatchObject({ ok: false, refusal: { code: 'unsuitable_person' } })
  })
  test('a closed ticket can be taken up for 30 days', () => {
    const later = (days: number) => ({ now: tuesday + days * 86_400_000 })
    expect(run('reopen', ticketIn('closed'), 'staff', later(30)).ok).toBe(true)
    expect(run('reopen', ticketIn('closed'), 'staff', later(30.01))).toMatchObject({ ok: false, refusal: { code: 'too_late' } })
  })
})

test('an extension is asked once, before expiry, and moves the date by working days', () => {
  const asked = run('extend.request', ticketIn('handling'), 'officer')
  if (!asked.ok) throw new Error('refused')
  expect(asked.value.ticket.waitsFor).toEqual(['officer-a1', 'supervisors'])
  const granted = run('extend.grant', asked.value.ticket, 'supervisor')
  if (!granted.ok) throw new Error('refused')
  expect(granted.value.ticket.dueAt).toBe(endOfWorkingDay(workingDayAfter(tuesday, 10, calendar)))
  expect(run('extend.request', granted.value.ticket, 'officer')).toMatchObject({ ok: false, refusal: { code: 'limit_reached' } })
  const expired = ticketIn('handling')
  expect(run('extend.request', expired, 'officer', { now: expired.dueAt })).toMatchObject({ ok: false, refusal: { code: 'too_late' } })
})

test('a ticket that nobody could be responsible for is not raised', () => {
  const input = { roomId: 'r', title: '题', text: '文', category: 'request' as const, messageIds: [], secret: false }
  const raising = { ticketId: 't', number: '2026-00001', enterprise: { id: 'r', name: '企' } }
  expect(raise(input, raising, scene(['staff'], { cadre: null, supervisors: [] }))).toMatchObject({ ok: false, refusal: { code: 'nobody_responsible' } })
  const raised = raise(input, raising, scene(['staff'], { cadre: null }))
  expect(raised.ok && raised.value.ticket.responsible.id).toBe('supervisor-1')
  expect(raise(input, raising, scene(['officer']))).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
})

test('a changed, removed or swapped history entry breaks the chain', () => {
  const input = { roomId: 'r', title: '题', text: '文', category: 'request' as const, messageIds: [], secret: false }
  const first = raise(input, { ticketId: 't', number: '1', enterprise: { id: 'r', name: '企' } }, scene(['staff']))
  if (!first.ok) throw new Error('refused')
  const second = run('accept', first.value.ticket, 'cadre')
  if (!second.ok) throw new Error('refused')
  const chain = [first.value.event, second.value.event]
  expect(firstBreak(chain)).toBeNull()
  expect(firstBreak([chain[0]!, { ...chain[1]!, text: '改过' }])).toBe(2)
  expect(firstBreak([chain[1]!])).toBe(1)
  expect(firstBreak([chain[1]!, chain[0]!])).toBe(1)
})

describe('a trade secret', () => {
  const marked = (state: TicketDocument['state'], overrides: Partial<TicketDocument> = {}) =>
    ticketIn(state, { secret: true, supportBureaus: [planning.ref], bureauIds: ['approval', 'planning'], ...overrides })
  const person = (roles: Actor['roles'], bureauId: string | null = null): Actor =>
    ({ id: `${roles[0]}-1`, name: '某人', title: '', roles, enterpriseId: null, bureauId, owner: false, deputyOf: [] })
  test('hides its words from the supporting bureau, not from enterprise, cadre and lead bureau', () => {
    const ticket = marked('handling')
    expect(hiddenFrom(person(['officer'], 'planning'), null, ticket, tuesday)).toBe(true)
    expect(hiddenFrom(person(['officer'], 'approval'), null, ticket, tuesday)).toBe(false)
    expect(hiddenFrom(person(['staff']), 'staff', ticket, tuesday)).toBe(false)
    expect(hiddenFrom(person(['cadre']), 'cadre', ticket, tuesday)).toBe(false)
    expect(hiddenFrom(person(['officer'], 'planning'), null, { ...ticket, secret: false }, tuesday)).toBe(false)
  })
  test('opens for the supervisor who states a reason, for him alone and for some hours', () => {
    const opened = run('open', marked('handling'), 'supervisor')
    if (!opened.ok) throw new Error('refused')
    const { ticket, event } = opened.value
    expect(event.text).toBe('核查逾期原因')
    const supervisor = person(['supervisor'])
    expect(hiddenFrom(supervisor, null, marked('handling'), event.at)).toBe(true)
    expect(hiddenFrom(supervisor, null, ticket, event.at)).toBe(false)
    expect(hiddenFrom(supervisor, null, ticket, event.at + openMs)).toBe(true)
    expect(hiddenFrom({ ...supervisor, id: 'supervisor-2' }, null, ticket, event.at)).toBe(true)
    expect(run('open', ticketIn('handling'), 'supervisor')).toMatchObject({ ok: false, refusal: { code: 'wrong_state' } })
  })
  test('shows who hides it nothing but that it is there', () => {
    const shown = viewOf(marked('handling', { answer: ticketIn('answered').answer, plan: [{ what: '机密', id: '1-1', bureau: planning.ref, by: 1, done: null }] }), [], null, { ...scene([]), hidden: true })
    expect(shown).toMatchObject({ title: '', text: '', hidden: true, secret: true, answer: null, plan: [] })
  })
  test('is given free by the enterprise alone', () => {
    expect(decide('secret', marked('handling'), { secret: false }, scene(['cadre']), 'e')).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
    expect(decide('secret', marked('handling'), { secret: false }, scene(['staff']), 'e').ok).toBe(true)
  })
})

test('a final routing is moved by nobody but a supervisor', () => {
  const final = ticketIn('handling', { routingFinal: true })
  for (const mover of ['cadre', 'lead'] as const) {
    expect(run('transfer', final, mover)).toMatchObject({ ok: false, refusal: { code: 'routing_final' } })
  }
  expect(run('route', final, 'cadre')).toMatchObject({ ok: false, refusal: { code: 'routing_final' } })
  expect(run('transfer', final, 'supervisor').ok).toBe(true)
})

test('whoever did not solve it can neither accept nor answer it again', () => {
  expect(run('accept', ticketIn('raised', { formerIds: ['cadre-1'] }), 'cadre')).toMatchObject({ ok: false, refusal: { code: 'unsuitable_person' } })
  expect(run('answer', ticketIn('handling', { formerIds: ['officer-1'] }), 'officer')).toMatchObject({ ok: false, refusal: { code: 'unsuitable_person' } })
})

describe('reopening goes one level up', () => {
  const reopened = (overrides: Partial<TicketDocument>) => {
    const decided = run('reopen', ticketIn('answered', overrides), 'staff')
    if (!decided.ok) throw new Error('refused')
    return decided.value.ticket
  }
  test('to a supervisor when the lead himself had it, and when the cadre had it', () => {
    expect(reopened({ responsible: { id: 'lead-a', name: '甲' } }).responsible.id).toBe('supervisor-1')
    expect(reopened({ responsible: { id: 'cadre-1', name: '己' }, leadBureau: null, bureauIds: [] }).responsible.id).toBe('supervisor-1')
  })
  test('past whoever gave the answer in place of the one responsible', () => {
    const ticket = reopened({ answer: { result: 'done', text: '好', by: { id: 'lead-a', name: '甲' }, at: tuesday } })
    expect(ticket.formerIds).toEqual(['officer-a1', 'lead-a'])
    expect(ticket.responsible.id).toBe('supervisor-1')
  })
  test('and never leaves the enterprise without anybody', () => {
    expect(reopened({ formerIds: ['lead-a', 'officer-a2', 'supervisor-1', 'supervisor-2'] }).responsible.id).toBe('supervisor-1')
  })
})

describe('the progress clock', () => {
  test('starts with the signature, anew with every note, and stands still while the enterprise owes something', () => {
    const signed = run('sign', ticketIn('routed'), 'officer')
    if (!signed.ok) throw new Error('refused')
    expect(signed.value.ticket.progressDueAt).toBe(endOfWorkingDay(workingDayAfter(tuesday, 3, calendar)))
    const noted = run('note', signed.value.ticket, 'officer', { now: tuesday + 2 * 86_400_000 })
    if (!noted.ok) throw new Error('refused')
    expect(noted.value.ticket.progressDueAt).toBe(endOfWorkingDay(workingDayAfter(tuesday, 5, calendar)))
    const asked = run('ask', noted.value.ticket, 'officer', { now: tuesday + 2 * 86_400_000 })
    if (!asked.ok) throw new Error('refused')
    expect(asked.value.ticket.progressDueAt).toBe(noEnd)
    const supplied = run('supply', asked.value.ticket, 'staff', { now: tuesday + 3 * 86_400_000 })
    if (!supplied.ok) throw new Error('refused')
    // Thursday to Friday is one working day longer: Tuesday evening becomes Wednesday evening.
    expect(supplied.value.ticket.progressDueAt).toBe(endOfWorkingDay(workingDayAfter(tuesday, 6, calendar)))
    expect(run('answer', supplied.value.ticket, 'officer')).toMatchObject({ ok: true, value: { ticket: { progress: null } } })
  })
})

test('a supervision is owed until somebody reports, and is late after its date', () => {
  const dueAt = tuesday + 86_400_000
  const supervised = decide('supervise', ticketIn('handling'), { note: '两天内回话', dueAt }, scene(['supervisor']), 'e')
  if (!supervised.ok) throw new Error('refused')
  expect(supervised.value.ticket).toMatchObject({ level: 1, lateAt: dueAt, supervision: { note: '两天内回话', dueAt } })
  const noted = run('note', supervised.value.ticket, 'officer')
  expect(noted).toMatchObject({ ok: true, value: { ticket: { supervision: null, level: 1 } } })
  expect(decide('supervise', ticketIn('handling'), { note: '昨天', dueAt: tuesday }, scene(['supervisor']), 'e'))
    .toMatchObject({ ok: false, refusal: { code: 'bad_input', fields: ['dueAt'] } })
})

test('a person is told why not, with the moment until which it was possible', () => {
  const late = tuesday + 5 * 86_400_000
  const shown = viewOf(ticketIn('routed'), [], null, { ...scene(['officer'], { now: late }), hidden: false })
  expect(shown.can).toEqual(['sign'])
  expect(shown.cannot).toContainEqual({ action: 'return', code: 'too_late', until: endOfWorkingDay(workingDayAfter(tuesday, 1, calendar)) })
  expect(shown.cannot).toContainEqual({ action: 'answer', code: 'wrong_state', until: null })
  expect(shown.cannot.map(({ action }) => action)).not.toContain('confirm')
})

test('a zone can set its own limits, by category and by bureau', () => {
  const zone = limitsWith([
    { clock: 'sign', category: null, bureauId: 'planning', limit: { amount: 60, unit: 'minutes' } },
    { clock: 'resolve', category: 'request', bureauId: null, limit: { amount: 4, unit: 'days' } },
    { clock: 'resolve', category: 'request', bureauId: 'planning', limit: { amount: 2, unit: 'days' } },
  ])
  const routed = (leadBureauId: string) => {
    const decided = decide('route', ticketIn('raised'), { ...inputs.route, leadBureauId, supportBureauIds: [] }, scene(['cadre'], { limits: zone }), 'e')
    if (!decided.ok) throw new Error('refused')
    return { resolve: decided.value.ticket.clock.limit.amount, sign: decided.value.ticket.step!.clock.limit.amount }
  }
  expect(routed('planning')).toEqual({ resolve: 2, sign: 60 })
  expect(routed('approval')).toEqual({ resolve: 4, sign: 240 })
})
