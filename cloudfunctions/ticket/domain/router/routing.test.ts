import { clustersOf, unknownKind } from './clusters'
import { groups } from './similar'
import { byBureau, byMonth, monthsUntil } from './accuracy'
import { type Decision, type RoutingDocument, taught } from './routing'

const bureau = (id: string) => ({ id, name: id })
const now = Date.parse('2026-03-03T10:00+08:00')
const day = 86_400_000

const fresh = (over: Partial<RoutingDocument> = {}): RoutingDocument => ({
  _id: 't1', number: '2026-00001', enterpriseId: 'e1', raisedAt: now, decidedAt: 0, n: 0, lead: null, support: [], category: 'request',
  refusedBy: [], decisions: [], proposed: { lead: bureau('a'), support: [], confidence: 0.9, sure: true }, duty: { id: 'a-01', text: '路灯' },
  right: null, state: 'open', undone: null, ...over,
})
const decision = (n: number, action: Decision['action'], lead: string | null, over: Partial<Decision> = {}): Decision => ({
  ticketId: 't1', n, at: now + n, action, by: { id: 'p', name: 'P' }, lead: lead === null ? null : bureau(lead), support: [], category: 'request',
  refusedBy: null, secret: false, ...over,
})
const after = (...decisions: Decision[]) => decisions.reduce(taught, fresh())

test('raised it waits, routed as proposed it is right, routed elsewhere it is wrong', () => {
  expect(after(decision(1, 'raise', null))).toMatchObject({ state: 'open', right: null, decidedAt: 0 })
  expect(after(decision(1, 'raise', null), decision(2, 'route', 'a'))).toMatchObject({ state: 'learned', right: true, decidedAt: now + 2 })
  expect(after(decision(2, 'route', 'b'))).toMatchObject({ right: false })
})

test('a return opens the question again and remembers who said no; the bureau that has it in the end decides', () => {
  const returned = after(decision(2, 'route', 'a'), decision(3, 'return', null, { refusedBy: bureau('a') }))
  expect(returned).toMatchObject({ lead: null, right: null, refusedBy: [bureau('a')], state: 'learned' })
  expect(taught(returned, decision(4, 'route', 'b'))).toMatchObject({ right: false, lead: bureau('b') })
})

test('the same decision twice changes nothing, and an older one that comes late does not undo a newer one', () => {
  const known = after(decision(2, 'route', 'b'))
  expect(taught(known, decision(2, 'route', 'b'))).toBe(known)
  const late = after(decision(4, 'transfer', 'c'), decision(2, 'route', 'b'))
  expect(late).toMatchObject({ lead: bureau('c'), n: 4 })
  expect(late.decisions.map(({ n }) => n)).toEqual([2, 4])
})

test('a mark as trade secret withholds, and taking it off gives back what was there before, undone stays undone', () => {
  const learned = after(decision(2, 'route', 'a'))
  const secret = taught(learned, decision(3, 'secret', 'a', { secret: true }))
  expect(secret).toMatchObject({ state: 'withheld', decidedAt: now + 2 })
  expect(taught(secret, decision(4, 'route', 'b', { secret: true })).state).toBe('withheld')
  expect(taught(secret, decision(4, 'secret', 'a')).state).toBe('learned')
  const undone = { ...secret, undone: { by: { id: 'x', name: 'X' }, at: now } }
  expect(taught(undone, decision(4, 'secret', 'a')).state).toBe('undone')
})

test('accuracy: only what was proposed and decided counts, month by month, empty months included', () => {
  expect(monthsUntil(Date.parse('2026-01-31T23:30+08:00'), 3)).toEqual(['2026-01', '2025-12', '2025-11'])
  const all = [
    fresh({ right: true, lead: bureau('a') }), fresh({ right: false, lead: bureau('b') }), fresh(),
    fresh({ proposed: null, right: null, lead: bureau('a') }),
    fresh({ right: true, lead: bureau('a'), raisedAt: now - 40 * day, proposed: { lead: bureau('a'), support: [], confidence: 0.4, sure: false } }),
  ]
  expect(byMonth(all, ['2026-03', '2026-02', '2026-01'])).toEqual([
    { month: '2026-03', judged: 2, right: 1, sure: 2, sureRight: 1, undecided: 1 },
    { month: '2026-02', judged: 0, right: 0, sure: 0, sureRight: 0, undecided: 0 },
    { month: '2026-01', judged: 1, right: 1, sure: 0, sureRight: 0, undecided: 0 },
  ])
  expect(byBureau(all)).toEqual([{ bureau: bureau('a'), judged: 2, right: 2 }, { bureau: bureau('b'), judged: 1, right: 0 }])
})

test('matters that no duty line knows are a cluster when they are alike', () => {
  const unknown = ['e1', 'e2', 'e3'].map((enterpriseId) => fresh({ enterpriseId, duty: null }))
  expect(unknownKind([...unknown, fresh(), fresh({ duty: null, state: 'withheld' })], now)).toEqual(unknown)
  expect(clustersOf(unknown, [unknown], now)).toMatchObject([{ duty: null, enterprises: 3, recent: 3 }])
  expect(groups([{ title: '', text: '客户拖欠货款请协助催收' }, { title: '', text: '路灯不亮' }, { title: '', text: '外地客户拖欠货款，怎么催收' }])).toEqual([[0, 2], [1]])
})

test('a cluster needs three tickets of two enterprises; growth comes first, secrets and old ones are left out', () => {
  const kind = (id: string, ...ago: [enterprise: string, days: number, state?: RoutingDocument['state']][]) =>
    ago.map(([enterpriseId, days, state = 'learned']) => fresh({ enterpriseId, raisedAt: now - days * day, duty: { id, text: id }, state }))
  const found = clustersOf([
    ...kind('steady', ['e1', 20], ['e2', 21], ['e3', 3]), ...kind('growing', ['e1', 1], ['e2', 2], ['e3', 3], ['e3', 20]),
    ...kind('one enterprise', ['e1', 1], ['e1', 2], ['e1', 3]), ...kind('too few', ['e1', 1], ['e2', 2]),
    ...kind('old', ['e1', 70], ['e2', 71], ['e3', 72]), ...kind('secret', ['e1', 1, 'withheld'], ['e2', 1, 'withheld'], ['e3', 1]),
  ], [], now)
  expect(found.map(({ duty, enterprises, recent, before }) => [duty!.id, enterprises, recent, before])).toEqual([['growing', 3, 3, 1], ['steady', 3, 1, 2]])
})
