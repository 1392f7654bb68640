import { actions, transitions } from '@guagou/types/ticket'
import { orderActions } from './action-order'

test('an answer comes first for the one who has the ticket', () => {
  const { inSight, others } = orderActions({ state: 'handling', can: ['transfer', 'ask', 'plan', 'answer'], mine: true })
  expect(inSight).toEqual(['answer', 'ask'])
  expect(others).toEqual(['transfer', 'plan'])
})

test('who only watches over a ticket is not invited to answer it, but may', () => {
  const { inSight, others } = orderActions({ state: 'handling', can: ['answer', 'ask', 'route'], mine: false })
  expect(inSight).toEqual([])
  expect(others).toEqual(['answer', 'ask', 'route'])
})

test('a request to extend is what a supervisor came for', () => {
  expect(orderActions({ state: 'handling', can: ['supervise', 'extend.grant', 'extend.refuse'], mine: false }).inSight)
    .toEqual(['extend.grant', 'extend.refuse'])
})

/** What a person can press on a ticket that exists. */
const persons = actions.filter((action) => action !== 'raise' && !(transitions[action].by as readonly string[]).every((mover) => mover === 'clock'))

test('what the server does not allow is never shown, and what it allows is never lost', () => {
  expect(orderActions({ state: 'raised', can: ['withdraw'], mine: true })).toEqual({ inSight: [], others: ['withdraw'] })
  for (const state of ['raised', 'routed', 'handling', 'waiting', 'answered', 'closed'] as const) {
    const { inSight, others } = orderActions({ state, can: actions, mine: true })
    expect([...inSight, ...others].sort()).toEqual([...persons].sort())
    expect(orderActions({ state, can: [], mine: true })).toEqual({ inSight: [], others: [] })
  }
})
