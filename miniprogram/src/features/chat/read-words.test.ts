import { readWords } from './read-words'

test('a message is unread, read by some, or by all', () => {
  expect(readWords([{ seq: 3 }, { seq: 4 }], 5)).toBe('未读')
  expect(readWords([{ seq: 5 }, { seq: 4 }], 5)).toBe('1 人已读')
  expect(readWords([{ seq: 5 }, { seq: 9 }], 5)).toBe('全部已读')
})

test('alone in the room nobody is spoken of', () => {
  expect(readWords([], 5)).toBe('')
})
