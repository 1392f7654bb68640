import { Query } from 'mingo'
import { openStates } from '../../../types/ticket'
import { ticketIn } from './scene.fixture'
import { turnOfOthers } from './turn'

const names = ['cadre-1', 'enterprise:e1', 'bureau:b1', 'officer-1', 'supervisors', 'zz']
const tickets = ['e1', 'e2'].flatMap((enterpriseId) => [
  ...names.map((name) => ticketIn('handling', { enterpriseId, waitsFor: [name], turn: name })),
  ticketIn('closed', { enterpriseId, waitsFor: [], turn: null }),
])

test.each([[['cadre-1']], [['staff-1', 'enterprise:e1']], [['zz', 'bureau:b1', 'supervisors']], [['aa']]])(
  'for %j exactly the open tickets of the scope are found whose turn is somebody else\'s', (mine) => {
    const filter = new Query(turnOfOthers([{ enterpriseId: 'e1' }], mine))
    const expected = tickets.filter((ticket) =>
      ticket.enterpriseId === 'e1' && openStates.includes(ticket.state as never) && !mine.includes(ticket.turn ?? ''))
    expect(tickets.filter((ticket) => filter.test(ticket as never))).toEqual(expected)
    expect(expected.length).toBeGreaterThan(0)
  })
