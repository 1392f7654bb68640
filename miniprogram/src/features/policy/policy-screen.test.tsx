import type { FittingPolicy } from '@guagou/types/policy'
import type { Me } from '@guagou/types/roster'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { forget } from '../../../test/taro'
import { Unreachable } from '../../services/unreachable'
import { type Answers, cloudOf, officer, show, ticket } from '../ticket/ticket.fixture'
import { PolicyList } from './policy-list'
import { PolicyScreen } from './policy-screen'

const mockCloud: { current: ReturnType<typeof cloudOf> } = { current: cloudOf(officer, {}) }
jest.mock('../../services/api', () => ({ api: (...given: [never, never]) => mockCloud.current.api(...given) }))

const staff: Me = { ...officer, id: 'staff-1', roles: ['staff'], enterprise: ticket.enterprise, bureau: null }
const policy: FittingPolicy = {
  id: 'p1', title: '节能改造补贴', summary: '按设备投资的百分之十补贴', deadline: '2099-03-20', dueAt: Date.parse('2099-03-20T17:30+08:00'),
  reason: { industry: '先进陶瓷', kind: 'hightech' }, publishedAt: 1, withdrawn: false, answer: 'open', answeredBy: null, ticketId: null,
}
const given = (shown: FittingPolicy, answers: Answers = {}) => {
  mockCloud.current = cloudOf(staff, {
    'roster.policy.view': () => ({ ok: true, value: shown }), 'roster.policy.mine': () => ({ ok: true, value: { policies: [shown] } }), ...answers,
  })
  return mockCloud.current
}
beforeEach(forget)

test('it says why it fits; 想申请 raises one inquiry that names it, however often it is tapped or tried again', async () => {
  let attempts = 0
  const cloud = given(policy, {
    'ticket.raise': () => ({ ok: true, value: ticket }),
    'roster.policy.answer': () => {
      attempts += 1
      if (attempts === 1) throw new Unreachable('offline')
      return { ok: true, value: { ...policy, answer: 'applied', ticketId: ticket.id } }
    },
  })
  show(<PolicyScreen policyId="p1" />)
  expect(await screen.findByText('因贵企业属于先进陶瓷行业、规上高企')).toBeTruthy()
  fireEvent.click(await screen.findByRole('button', { name: '想申请' }))
  fireEvent.click(screen.getByRole('button', { name: '想申请' }))
  await screen.findByRole('alert')
  fireEvent.click(screen.getByRole('button', { name: '想申请' }))
  expect(await screen.findByText('查看申请的办理进展')).toBeTruthy()
  const [first, second] = cloud.made('ticket.raise')
  expect(second).toEqual(first)
  expect(first).toMatchObject({ roomId: ticket.roomId, category: 'inquiry', title: '申请政策：节能改造补贴' })
  expect(first!.text).toContain('《节能改造补贴》')
  expect(cloud.made('roster.policy.answer').at(-1)).toMatchObject({ policyId: 'p1', ticketId: ticket.id })
})

test('已了解/不需要 asks nothing more; withdrawn or over, there is nothing to press', async () => {
  const cloud = given(policy, { 'roster.policy.answer': () => ({ ok: true, value: { ...policy, answer: 'known', answeredBy: { id: 'staff-1', name: '崔丽亮' } } }) })
  const { unmount } = show(<PolicyScreen policyId="p1" />)
  fireEvent.click(await screen.findByRole('button', { name: '已了解/不需要' }))
  expect(await screen.findByText(/不再提醒$/)).toBeTruthy()
  expect(cloud.made('roster.policy.answer')).toEqual([{ policyId: 'p1', requestId: expect.any(String) as string }])
  unmount()
  given({ ...policy, withdrawn: true })
  show(<PolicyScreen policyId="p1" />)
  expect(await screen.findByText('已撤回')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '想申请' })).toBeNull()
})

test('今日 has what nobody of the enterprise has said a word to', async () => {
  given(policy)
  const { unmount } = show(<PolicyList />)
  expect(await screen.findByText('适合贵企业的政策 1 项')).toBeTruthy()
  unmount()
  const cloud = given({ ...policy, answer: 'known' })
  show(<PolicyList />)
  await waitFor(() => expect(cloud.made('roster.policy.mine')).toHaveLength(1))
  expect(screen.queryByText('节能改造补贴')).toBeNull()
})
