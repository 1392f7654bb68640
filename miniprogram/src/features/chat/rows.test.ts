import { message } from './message.fixture'
import { firstUnread, numberIn, rowsOf, slotsOf, slotSize } from './rows'

const kinds = (messages: Parameters<typeof slotsOf>[0], cards: [string, number][] = []) =>
  rowsOf({ messages, previousAt: null }, new Map(cards)).map(({ kind }) => kind)

test('what became a ticket keeps its place in the room, what is written in the ticket is one quiet line', () => {
  const said = message(1, { ticketId: 't' })
  const card = message(2, { kind: 'card', ticketId: 't' })
  const reply = message(3, { ticketId: 't' })
  expect(kinds([said, card, reply, message(4)], [['t', 2]])).toEqual(['moved', 'card', 'reply', 'said'])
})

test('a reply whose card is not loaded is still a reply', () => {
  expect(kinds([message(9, { ticketId: 't' })])).toEqual(['reply'])
})

test('a day begins once, also across slots', () => {
  const at = Date.parse('2026-03-04T10:00+08:00')
  const morning = message(1, { at })
  const evening = message(2, { at: at + 10 * 3_600_000 })
  const next = message(3, { at: at + 20 * 3_600_000 })
  expect(rowsOf({ messages: [evening, next], previousAt: morning.at }, new Map()).map(({ opensDay }) => opensDay)).toEqual([false, true])
})

test('a new message, or an older page, leaves the other slots as they are', () => {
  const messages = Array.from({ length: slotSize * 2 }, (_, n) => message(n + slotSize))
  const slots = slotsOf(messages)
  expect(slots).toHaveLength(2)
  const more = slotsOf([...messages, message(slotSize * 3)], slots)
  expect(more).toHaveLength(3)
  expect(more[0]).toBe(slots[0])
  expect(more[1]).toBe(slots[1])
  const older = slotsOf([message(1), ...messages], slots)
  expect(older).toHaveLength(3)
  expect(older[2]).toBe(slots[1])
})

test('a changed message makes its slot new', () => {
  const messages = [message(1), message(2)]
  const slots = slotsOf(messages)
  expect(slotsOf([message(1, { rev: 9 }), messages[1]!], slots)[0]).not.toBe(slots[0])
})

test('unread begins with what others wrote, not with my own', () => {
  const mine = message(5, { author: { id: 'me', name: '我', side: 'government' } })
  expect(firstUnread([message(4), mine, message(6)], 4, 'me')?.seq).toBe(6)
  expect(firstUnread([message(4), mine], 4, 'me')).toBeNull()
})

test('a card names its ticket by the number in front', () => {
  expect(numberIn('2026-00012 二期厂房 施工许可')).toBe('2026-00012')
})
