import type { DemoPerson } from '../../services/session'
import { foundPeople } from './demo-people'
import { firstTab } from './first-tab'

const person = (part: Partial<DemoPerson>): DemoPerson =>
  ({ id: 'p', name: '王芳', title: '行政经理', roles: ['staff'], enterprise: null, bureau: null, ...part })

const people = [
  person({ id: 'a', name: '王芳', enterprise: { id: 'e', name: '青禾精密陶瓷' } }),
  person({ id: 'b', name: '李建国', roles: ['cadre'], bureau: { id: 'x', name: '经济发展局' } }),
  person({ id: 'c', name: '王磊', roles: ['officer', 'lead'], bureau: { id: 'x', name: '经济发展局' } }),
]
const ids = (found: DemoPerson[]) => found.map(({ id }) => id)

test('people are found by name, enterprise or bureau, and by all words together', () => {
  expect(ids(foundPeople(people, '王', 'all'))).toEqual(['a', 'c'])
  expect(ids(foundPeople(people, ' 陶瓷 ', 'all'))).toEqual(['a'])
  expect(ids(foundPeople(people, '王 经济发展', 'all'))).toEqual(['c'])
  expect(foundPeople(people, '赵', 'all')).toEqual([])
})

test('the filter of a role leaves the others out', () => {
  expect(ids(foundPeople(people, '', 'bureau'))).toEqual(['c'])
  expect(ids(foundPeople(people, '', 'cadre'))).toEqual(['b'])
  expect(foundPeople(people, '王芳', 'cadre')).toEqual([])
})

test('an enterprise begins in its room, an official with what waits, an observer with himself', () => {
  expect(firstTab(['staff'])).toBe('messages')
  expect(firstTab(['officer', 'lead'])).toBe('today')
  expect(firstTab(['observer'])).toBe('me')
})
