import { figuresLine } from './figures'

test('late ones are counted apart, and a clock that stands still is not late', () => {
  expect(figuresLine([{ left: -1 }, { left: 0 }, { left: null }])).toBe('3 件待我处理，1 件超时')
  expect(figuresLine([{ left: 5 }])).toBe('1 件待我处理，没有超时')
})
