import { type Beside, anchored, brokenAnchors, damageOf, lostAnchors, lostHeads } from './audit'
import { decide, raise } from './decide'
import type { EventDocument, TicketDocument } from './documents'
import { hashOf } from './history'
import { scene } from './scene.fixture'

const life = (id: string, steps = 3): { ticket: TicketDocument; entries: EventDocument[] } => {
  const input = { roomId: 'r', title: '题', text: '文', category: 'request' as const, messageIds: [], secret: false }
  const raised = raise(input, { ticketId: id, number: '1', enterprise: { id: 'r', name: '企' } }, scene(['staff']))
  if (!raised.ok) throw new Error('refused')
  const accepted = decide('accept', raised.value.ticket, {}, scene(['cadre']), `${id}-accept`)
  if (!accepted.ok) throw new Error('refused')
  if (steps === 2) return { ticket: accepted.value.ticket, entries: [raised.value.event, accepted.value.event] }
  const noted = decide('note', accepted.value.ticket, { text: '已联系' }, scene(['cadre']), `${id}-note`)
  if (!noted.ok) throw new Error('refused')
  return { ticket: noted.value.ticket, entries: [raised.value.event, accepted.value.event, noted.value.event] }
}
const { ticket, entries } = life('t1')
const [first, second, third] = entries as [EventDocument, EventDocument, EventDocument]
const silent: Beside = { approval: null, spokenAt: () => false }
const what = (of: TicketDocument, line: EventDocument[], beside = silent) =>
  damageOf(of, line, beside).map((one) => [one.what, one.n, ...(one.field ? [one.field] : [])].join(' '))

test('an untouched history has no damage', () => {
  expect(what(ticket, entries)).toEqual([])
})

test('a changed, removed, swapped or added entry shows, and so does a cut tail', () => {
  expect(what(ticket, [first, { ...second, at: 1 }, third])).toEqual(['entry_changed 2'])
  expect(what(ticket, [first, third])).toEqual(['entry_missing 2'])
  expect(what(ticket, [second, first, third])).toEqual(['entry_moved 1'])
  // Numbers exchanged, so that they come in order again.
  expect(what(ticket, [first, { ...third, n: 2 }, { ...second, n: 3 }])).toEqual(['entry_moved 2'])
  expect(what(ticket, [first, second])).toEqual(['history_cut 3'])
  expect(what(ticket, [])).toEqual(['history_cut 1'])
  const more = { ...third, _id: 'x', n: 4, prev: third.hash }
  expect(what(ticket, [...entries, { ...more, hash: hashOf(more) }])).toEqual(['entry_added 4'])
})

test('an entry rewritten with a hash that fits breaks the chain behind it, the last one the ticket', () => {
  const forged = (entry: EventDocument) => {
    const content = { ...entry, text: '另一句话' }
    return { ...content, hash: hashOf(content) }
  }
  expect(what(ticket, [first, forged(second), third])).toEqual(['entry_changed 3'])
  expect(what(ticket, [first, second, forged(third)])).toEqual(['ticket_changed 3'])
})

test('every field of a ticket is what its history made of it: whoever changes one past the product shows', () => {
  const other = { id: 'somebody', name: '别人' }
  expect(what({ ...ticket, responsible: other }, entries)).toEqual(['field_changed 2 responsible'])
  expect(what({ ...ticket, state: 'closed' }, entries)).toEqual(['field_changed 2 state'])
  expect(what({ ...ticket, dueAt: ticket.dueAt + 1 }, entries)).toEqual(['field_changed 1 dueAt'])
  expect(what({ ...ticket, updatedAt: 1 }, entries)).toEqual(['field_changed 0 updatedAt'])
  // What no entry ever set is empty.
  expect(what({ ...ticket, rating: { stars: 5, comment: null } }, entries)).toEqual(['field_changed 0 rating'])
  expect(what({ ...ticket, bribed: true } as TicketDocument, entries)).toEqual(['field_changed 0 bribed'])
  // The whole document, one field after the other.
  for (const field of Object.keys(ticket)) {
    if (['_id', 'version', 'lastHash'].includes(field)) continue
    expect(what({ ...ticket, [field]: '改过' } as TicketDocument, entries).join()).toContain(field)
  }
  // Rewriting the entry as well breaks the chain.
  const forged = { ...third, marks: { ...third.marks, responsible: 'another' } }
  expect(what(ticket, [first, second, forged])).toEqual(['entry_changed 3'])
})

test('stored and read back in another order of keys, a field is the same', () => {
  const { clock } = ticket
  expect(what({ ...ticket, clock: Object.fromEntries(Object.entries(clock).reverse()) as unknown as typeof clock }, entries)).toEqual([])
})

test('a first answer in the thread is no step on the ticket: it stands if somebody spoke at that moment', () => {
  const heard = { ...ticket, firstAnswerAt: ticket.raisedAt + 60_000 }
  const spoken = (at: number): Beside => ({ ...silent, spokenAt: (asked) => asked === at })
  expect(what(heard, entries, spoken(heard.firstAnswerAt))).toEqual([])
  expect(what(heard, entries)).toEqual(['field_changed 2 firstAnswerAt'])
  expect(what({ ...ticket, firstAnswerAt: 5 }, entries, spoken(5))).toEqual(['field_changed 2 firstAnswerAt'])
})

test('a ticket cut back together with its history, or gone with it, is lost from its anchor', () => {
  const anchor = anchored(null, 10, 11, [[ticket._id, 3, third.hash]])
  const hashAt = (line: EventDocument[]) => (_id: string, n: number) => line[n - 1]?.hash ?? null
  expect(lostHeads([anchor], hashAt(entries))).toEqual([])
  // Cut back alike, the ticket itself looks well.
  const accepted = life('t1', 2).ticket
  expect(what(accepted, [first, second])).toEqual([])
  expect(lostHeads([anchor], hashAt([first, second]))).toMatchObject([{ where: 't1', what: 'history_cut', n: 3 }])
  expect(lostHeads([anchor], hashAt([]))).toMatchObject([{ where: 't1', what: 'all_missing', n: 3 }])
})

test('anchors follow each other: a changed, removed or emptied one shows', () => {
  const one = anchored(null, 10, 11, [['t1', 3, third.hash]])
  const two = anchored(one, 20, 21, [['t2', 1, 'h']])
  expect(brokenAnchors([one, two])).toEqual([])
  expect(brokenAnchors([two])).toMatchObject([{ what: 'anchor_missing', n: 1 }])
  expect(brokenAnchors([{ ...one, heads: [] }, two])).toMatchObject([{ what: 'anchor_changed', n: 1 }])
  expect(brokenAnchors([anchored(null, 10, 11, []), two])).toMatchObject([{ what: 'anchor_changed', n: 2 }])
})

test('the newest anchor cannot go unseen while anything still names it', () => {
  const one = anchored(null, 10, 11, [])
  const two = anchored(one, 20, 21, [])
  expect(lostAnchors([one, two], 2)).toEqual([])
  expect(lostAnchors([one, two], 1)).toEqual([])
  expect(lostAnchors([one], 2)).toMatchObject([{ what: 'anchor_missing', n: 2 }])
  expect(lostAnchors([], 2)).toMatchObject([{ what: 'anchor_missing', n: 1 }])
})
