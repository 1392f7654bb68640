import { demoOpenid, leadingPeople } from '../seed/featured'
import type { Engine } from './engine/engine'
import { listPeople } from './people'

const [first, second] = leadingPeople.map(({ personId }) => personId) as [string, string]
const zone = (openidOf: (id: string) => string) => ({
  find: (collection: string) => (collection === 'people'
    ? ['somebody', second, first].map((id) => ({ _id: id, name: id, title: '', roles: ['staff'], openid: openidOf(id) })) : []),
}) as unknown as Engine

test('the people of the stories come first in the demo, each with what he is good for', () => {
  expect(listPeople(zone(demoOpenid), leadingPeople).map(({ id, why }) => [id, why])).toEqual([
    [first, leadingPeople[0]!.why], [second, leadingPeople[1]!.why], ['somebody', undefined],
  ])
})

test('in a zone of one’s own the same ids are other people, of whom no story is told', () => {
  expect(listPeople(zone((id) => `unbound:${id}`), leadingPeople).map((person) => [person.id, 'why' in person])).toEqual([['somebody', false], [second, false], [first, false]])
})
