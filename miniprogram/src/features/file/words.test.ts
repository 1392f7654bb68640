import { messageWords, sizeText, spokenWords } from './words'

test.each([[0, '0 B'], [1, '1 B'], [1_023, '1023 B'], [1_536, '1.5 KB'], [320_000, '313 KB'], [1_048_576, '1 MB'], [20_971_520, '20 MB']])(
  '%i bytes are read as %s', (bytes, words) => expect(sizeText(bytes)).toBe(words))

test('a message that carries something is named in one line', () => {
  const file = { id: 'f', kind: 'file' as const, name: '图纸.pdf', size: 2_048, type: 'pdf', seconds: 7 }
  expect(messageWords({ kind: 'text', text: '您好' })).toBe('您好')
  expect(messageWords({ kind: 'photo', text: '', file })).toBe('[图片]')
  expect(messageWords({ kind: 'voice', text: '', file })).toBe('[语音] 7″')
  expect(messageWords({ kind: 'file', text: '图纸.pdf', file })).toBe('[文件] 图纸.pdf')
  expect(spokenWords({ kind: 'file', text: '图纸.pdf', file })).toBe('文件 图纸.pdf，2 KB')
})
