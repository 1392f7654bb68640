import type { Proposal } from '@guagou/types/routing'
import { proposedFirst, searchBureaus } from './suggest-bureau'

const bureau = (id: string, name: string, ...duties: string[]) =>
  ({ id, name, shortName: name, duties: duties.map((text, n) => ({ id: `${id}-${n}`, text })) })
const bureaus = [
  bureau('jf', '经济发展局', '企业用电、用气的协调'),
  bureau('hb', '安环局', '废水排放口设置与排污许可', '危险废物管理'),
]

test('what was proposed comes first with its reason, and no bureau is left out', () => {
  const proposed = { bureau: { id: 'hb', name: '安环局' }, confidence: 0.9, reason: null, learned: true }
  const proposal: Proposal = { lead: proposed, support: [], others: [], category: { value: 'request', confidence: 1 }, sure: true, split: null }
  expect(proposedFirst(proposal, bureaus).map((found) => [found.bureau.id, found.proposed?.confidence])).toEqual([['hb', 0.9], ['jf', undefined]])
})

test('without a proposal every bureau stays in its place', () => {
  expect(proposedFirst(null, bureaus).map((found) => found.bureau.id)).toEqual(['jf', 'hb'])
})

test('a search finds names and lines, all words at once, and nothing else', () => {
  expect(searchBureaus('排污', bureaus).map((found) => found.bureau.id)).toEqual(['hb'])
  expect(searchBureaus('企业 用气', bureaus).map((found) => found.duties)).toEqual([['企业用电、用气的协调']])
  expect(searchBureaus('经济', bureaus).map((found) => found.bureau.id)).toEqual(['jf'])
  expect(searchBureaus('户籍', bureaus)).toEqual([])
})
