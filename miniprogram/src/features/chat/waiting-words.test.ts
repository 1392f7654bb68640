import { waitingWords } from './waiting-words'

test('what is left is said to the minute, what is late by how much', () => {
  expect(waitingWords({ left: 119.9 })).toBe('答复还剩 1 小时 59 分')
  expect(waitingWords({ left: 60 })).toBe('答复还剩 1 小时')
  expect(waitingWords({ left: 5.2 })).toBe('答复还剩 5 分')
  expect(waitingWords({ left: 0.4 })).toBe('现在就该答复')
  expect(waitingWords({ left: -0.4 })).toBe('刚到答复时限')
  expect(waitingWords({ left: -75 })).toBe('答复已超时 1 小时 15 分')
  expect(waitingWords({ left: -900 })).toBe('答复已超时 2 个工作日')
})
