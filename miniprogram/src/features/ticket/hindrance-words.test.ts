import { hindranceLines } from './hindrance-words'

const now = Date.parse('2026-03-05T10:00+08:00')

test('why not is said in plain words, with the date until which it was possible', () => {
  expect(hindranceLines([
    { action: 'return', code: 'too_late', until: Date.parse('2026-03-04T17:30+08:00') },
    { action: 'answer', code: 'wrong_state', until: null },
    { action: 'transfer', code: 'routing_final', until: null },
  ], now).map(({ text, why }) => `${text}：${why}`)).toEqual([
    '退回：已过时限，3月4日 周三 17:30 前可以', '答复：要在“办理中”时才可以', '转办：派单已由督办人员裁定',
  ])
})

test('what nobody expects to be able to do is not explained', () => {
  expect(hindranceLines([{ action: 'extend.grant', code: 'wrong_state', until: null }, { action: 'open', code: 'wrong_state', until: null }], now)).toEqual([])
})
