import type { Result } from '@guagou/types/result'
import { act, screen } from '@testing-library/react'
import { queryClient } from '../../services/query'
import { cloudOf, officer, show, ticket } from './ticket.fixture'
import { TicketScreen } from './ticket-screen'

const mockCloud: { current: ReturnType<typeof cloudOf> } = { current: cloudOf(officer, {}) }
jest.mock('../../services/api', () => ({ api: (...given: [never, never]) => mockCloud.current.api(...given) }))

const thread = () => ({ ok: true as const, value: { messages: [], cursor: 0, more: false } })
const notFound: Result<never> = { ok: false, refusal: { code: 'not_found' } }

test('a ticket shows who is responsible, what was answered, and that an unrated one is unrated', async () => {
  mockCloud.current = cloudOf(officer, {
    'chat.thread': thread,
    'ticket.view': () => ({
      ok: true,
      value: { ...ticket, state: 'closed', outcome: 'solved', can: [], answer: { result: 'done', text: '已核发', by: ticket.responsible, at: 1 } },
    }),
  })
  show(<TicketScreen ticketId="t1" />)
  expect(await screen.findByText('责任人 程泽琳（行政审批局）')).toBeTruthy()
  expect(screen.getByText('答复：已办成')).toBeTruthy()
  expect(screen.getByText('未评价')).toBeTruthy()
  expect(screen.queryByRole('group', { name: /可以进行的操作/ })).toBeNull()
})

test('an answer that did not solve it is the last one, not the present one', async () => {
  mockCloud.current = cloudOf(officer, {
    'chat.thread': thread,
    'ticket.view': () => ({ ok: true, value: { ...ticket, answer: { result: 'partly', text: '看过现场', by: ticket.responsible, at: 1 } } }),
  })
  show(<TicketScreen ticketId="t1" />)
  expect(await screen.findByText('上次答复：部分办成')).toBeTruthy()
})

test('who loses sight of an open ticket keeps nothing of it on the screen and is told so', async () => {
  let mine = true
  mockCloud.current = cloudOf(officer, {
    'chat.thread': thread,
    'ticket.view': () => (mine ? { ok: true, value: ticket } : notFound),
  })
  show(<TicketScreen ticketId="t1" />)
  await screen.findByText(ticket.text)
  mine = false
  await act(() => queryClient.invalidateQueries())
  expect(await screen.findByText('这件诉求已经不在您这里')).toBeTruthy()
  expect(screen.queryByText(ticket.text)).toBeNull()
  expect(screen.queryByText(ticket.title)).toBeNull()
})

test('a ticket that was never mine says nothing of whether it exists', async () => {
  mockCloud.current = cloudOf(officer, { 'ticket.view': () => notFound })
  show(<TicketScreen ticketId="t9" />)
  expect((await screen.findByRole('alert')).textContent).toContain('没有找到，或您无权查看')
})
