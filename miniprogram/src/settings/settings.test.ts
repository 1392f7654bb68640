import { drafts } from '../services/storage'
import { sizeFor } from './settings'

test.each([[1, 'standard'], [0.9, 'standard'], [1.1, 'larger'], [1.2, 'larger'], [1.3, 'largest'], [1.4, 'largest']] as const)(
  'a phone set to %d shows the %s size', (scale, size) => expect(sizeFor('system', scale)).toBe(size),
)

test('what the person chose by hand outweighs the phone', () => {
  expect(sizeFor('standard', 1.4)).toBe('standard')
  expect(sizeFor('largest', 1)).toBe('largest')
})

test('a draft waits for its author, in its place, until it is sent', () => {
  drafts.keep('p1', 'room.a', '写了一半')
  expect(drafts.read('p1', 'room.a')).toBe('写了一半')
  expect(drafts.read('p2', 'room.a')).toBe('')
  expect(drafts.read('p1', 'room.b')).toBe('')
  drafts.keep('p1', 'room.a', '  ')
  expect(drafts.read('p1', 'room.a')).toBe('')
})
