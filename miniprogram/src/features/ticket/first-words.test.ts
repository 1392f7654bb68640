import { firstWords, joinedText, textLimit, titleLimit } from './first-words'

test.each([
  ['您好，新生产线要增加废水。怎么办手续？', '新生产线要增加废水'],
  ['厂房施工许可卡住了\n图纸已经交了', '厂房施工许可卡住了'],
  ['？', '？'],
  ['', ''],
])('%s begins with %s', (text, title) => {
  expect(firstWords(text)).toBe(title)
})

test('a title never exceeds its limit, and no emoji is cut in two', () => {
  const title = firstWords('😀'.repeat(100))
  expect([...title]).toHaveLength(titleLimit)
  expect(title.endsWith('…')).toBe(true)
  expect([...title].slice(0, -1).every((character) => character === '😀')).toBe(true)
})

test('messages stand on lines of their own, empty ones are left out, too many are cut', () => {
  expect(joinedText([' 一 ', '', '二'])).toBe('一\n二')
  expect([...joinedText(['字'.repeat(textLimit), '多'])]).toHaveLength(textLimit)
})
