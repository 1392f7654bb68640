import type { Result } from '@guagou/types/result'
import type { Me } from '@guagou/types/roster'
import type { Ticket } from '@guagou/types/ticket-view'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { Screen } from '../../components/screen'
import { Unreachable } from '../../services/unreachable'
import { ActionBar } from './action-bar'
import { useActionSheet } from './action-sheet'
import { type Answers, cloudOf, officer, show, ticket } from './ticket.fixture'

const mockCloud: { current: ReturnType<typeof cloudOf> } = { current: cloudOf(officer, {}) }
jest.mock('../../services/api', () => ({ api: (...given: [never, never]) => mockCloud.current.api(...given) }))

function Bar({ of }: { of: Ticket }) {
  const { open, sheet } = useActionSheet()
  return <Screen title="诉求"><ActionBar ticket={of} open={open} />{sheet}</Screen>
}

const given = (of: Ticket, answers: Answers = {}, me: Me = officer) => {
  mockCloud.current = cloudOf(me, { 'ticket.view': () => ({ ok: true, value: of }), ...answers })
  show(<Bar of={of} />)
  return mockCloud.current
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const wrongState: Result<never> = { ok: false, refusal: { code: 'wrong_state', state: 'answered' } }

test('only what the server allows is offered, the likely first, the rest one tap further', async () => {
  given({ ...ticket, can: ['transfer', 'ask', 'answer'] })
  await screen.findByRole('button', { name: '答复' })
  expect(screen.getByRole('button', { name: '请企业补充' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '转办' })).toBeNull()
  press('更多操作')
  expect(screen.getByText('转办')).toBeTruthy()
  expect(screen.queryByText('撤回诉求')).toBeNull()
})

test('who may do nothing sees no button', async () => {
  given({ ...ticket, can: [] })
  await waitFor(() => expect(screen.queryByRole('status', { name: '正在加载' })).toBeNull())
  expect(screen.queryByRole('button', { name: /操作|答复/ })).toBeNull()
})

test('two taps sign once', async () => {
  const cloud = given({ ...ticket, state: 'routed', can: ['sign'] }, {
    'ticket.sign': () => new Promise((resolve) => setTimeout(() => resolve({ ok: true, value: ticket }), 20)),
  })
  await screen.findByRole('button', { name: '签收' })
  press('签收')
  press('签收')
  await waitFor(() => expect(screen.getByText('已签收，由您负责办理')).toBeTruthy())
  expect(cloud.made('ticket.sign')).toHaveLength(1)
})

test('a lost answer is asked for again with the same request id', async () => {
  let attempts = 0
  const cloud = given({ ...ticket, state: 'routed', can: ['sign'] }, {
    'ticket.sign': () => {
      attempts += 1
      if (attempts === 1) throw new Unreachable('timeout')
      return { ok: true, value: ticket }
    },
  })
  await screen.findByRole('button', { name: '签收' })
  press('签收')
  await screen.findByText(/没有等到回应/)
  press('签收')
  await waitFor(() => expect(cloud.made('ticket.sign')).toHaveLength(2))
  const [first, second] = cloud.made('ticket.sign')
  expect(second).toEqual(first)
})

test('an answer with an open blank or without words cannot be sent; a full one is sent once and closes', async () => {
  const cloud = given(ticket, { 'ticket.answer': () => ({ ok: true, value: { ...ticket, state: 'answered' } }) })
  await screen.findByRole('button', { name: '答复' })
  press('答复')
  await screen.findByLabelText('答复内容')
  press('发出答复')
  press('常用语：已办理完成')
  press('发出答复')
  expect(screen.getByText('请把〔〕里的内容改成实际情况')).toBeTruthy()
  expect(cloud.made('ticket.answer')).toEqual([])
  fireEvent.change(screen.getByLabelText('答复内容'), { target: { value: '排水许可已办好' } })
  press('发出答复')
  press('发出答复')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(cloud.made('ticket.answer')).toEqual([
    { ticketId: 't1', requestId: expect.stringMatching(/^[\w-]{26}$/) as string, result: 'done', text: '排水许可已办好' },
  ])
})

test('a refusal says what happened and where the ticket stands, keeps the words and asks for the ticket again', async () => {
  const cloud = given(ticket, { 'ticket.ask': () => wrongState })
  await screen.findByRole('button', { name: '请企业补充' })
  press('请企业补充')
  fireEvent.change(await screen.findByLabelText('请企业补充什么'), { target: { value: '营业执照' } })
  const seen = cloud.made('ticket.view').length
  press('发给企业')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('状态已经变化，现在是“待企业确认”')
  expect(alert.textContent).toContain('已保留')
  expect((screen.getByLabelText('请企业补充什么') as HTMLTextAreaElement).value).toBe('营业执照')
  await waitFor(() => expect(cloud.made('ticket.view').length).toBeGreaterThan(seen))
})

test('what was written in a form survives closing it', async () => {
  given(ticket)
  await screen.findByRole('button', { name: '请企业补充' })
  press('请企业补充')
  fireEvent.change(await screen.findByLabelText('请企业补充什么'), { target: { value: '图纸' } })
  press('关闭')
  press('请企业补充')
  expect((await screen.findByLabelText('请企业补充什么') as HTMLTextAreaElement).value).toBe('图纸')
})

test('the enterprise confirms without rating, and then nothing is rated for it', async () => {
  const staff: Me = { ...officer, id: 'staff-1', roles: ['staff'], enterprise: ticket.enterprise, bureau: null }
  const answered: Ticket = { ...ticket, state: 'answered', can: ['confirm', 'reopen'], answer: { result: 'done', text: '办好了', by: ticket.responsible, at: 1 } }
  const cloud = given(answered, { 'ticket.confirm': () => ({ ok: true, value: { ...answered, state: 'closed' } }) }, staff)
  fireEvent.click(await screen.findByRole('button', { name: '确认结果' }))
  fireEvent.click(await screen.findByRole('radio', { name: /已解决/ }))
  press('确认')
  await waitFor(() => expect(cloud.made('ticket.confirm')).toHaveLength(1))
  expect(cloud.made('ticket.confirm')[0]).toEqual({ ticketId: 't1', requestId: expect.any(String) as string, outcome: 'solved' })
})
