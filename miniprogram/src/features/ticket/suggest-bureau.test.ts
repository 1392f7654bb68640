import { rankBureaus, searchBureaus } from './suggest-bureau'

const bureau = (id: string, name: string, ...duties: string[]) =>
  ({ id, name, shortName: name, duties: duties.map((text, n) => ({ id: `${id}-${n}`, text })) })
const bureaus = [
  bureau('jf', '经济发展局', '企业用电、用气的协调'),
  bureau('hb', '安环局', '废水排放口设置与排污许可', '危险废物管理'),
]

test('the bureau whose duty list speaks of the matter comes first, with that line', () => {
  const [first] = rankBureaus('新生产线每天增加二十吨废水排放，怎么办手续', bureaus)
  expect(first?.bureau.id).toBe('hb')
  expect(first?.duties).toEqual(['废水排放口设置与排污许可'])
})

test('a text without any known word leaves every bureau in its place', () => {
  expect(rankBureaus('hello', bureaus).map((ranked) => ranked.bureau.id)).toEqual(['jf', 'hb'])
})

test('a search finds names and lines, all words at once, and nothing else', () => {
  expect(searchBureaus('排污', bureaus).map((found) => found.bureau.id)).toEqual(['hb'])
  expect(searchBureaus('企业 用气', bureaus).map((found) => found.duties)).toEqual([['企业用电、用气的协调']])
  expect(searchBureaus('经济', bureaus).map((found) => found.bureau.id)).toEqual(['jf'])
  expect(searchBureaus('户籍', bureaus)).toEqual([])
})
