import type { Policy } from '@guagou/types/policy'
import type { Me } from '@guagou/types/roster'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { forget } from '../../../test/taro'
import { cloudOf, officer, show } from '../ticket/ticket.fixture'
import { PoliciesSection } from './policies-section'

const mockCloud: { current: ReturnType<typeof cloudOf> } = { current: cloudOf(officer, {}) }
jest.mock('../../services/api', () => ({ api: (...given: [never, never]) => mockCloud.current.api(...given) }))

const admin: Me = { ...officer, id: 'admin-1', roles: ['admin'], bureau: null }
const draft: Policy = {
  id: 'p1', version: 1, state: 'draft', title: '节能改造补贴', summary: '补贴一成', deadline: '2099-03-20', fit: { industries: ['先进陶瓷'], kinds: [] },
  by: { id: 'admin-1', name: '管理员' }, changedAt: 1, publishedAt: null, told: { enterprises: 0, known: 0, applied: 0 },
}
beforeEach(forget)

test('whoever writes a policy sees which enterprises it fits, and why, before he publishes it once', async () => {
  const cloud = mockCloud.current = cloudOf(admin, {
    'roster.policies': () => ({ ok: true, value: { policies: [], industries: [{ name: '先进陶瓷', enterprises: 31 }] } }),
    'roster.policy.save': () => ({ ok: true, value: draft }),
    'roster.policy.fits': () => ({ ok: true, value: { total: 1, enterprises: [{ id: '91990100200000005G', name: '澄湖精密陶瓷有限公司', reason: { industry: '先进陶瓷', kind: null } }] } }),
    'roster.policy.publish': () => ({ ok: true, value: { ...draft, state: 'published', version: 2 } }),
  })
  show(<PoliciesSection />)
  fireEvent.click(await screen.findByRole('button', { name: '写一项政策' }))
  fireEvent.change(await screen.findByLabelText('政策名称'), { target: { value: draft.title } })
  fireEvent.change(screen.getByLabelText('摘要'), { target: { value: draft.summary } })
  fireEvent.click(screen.getByRole('checkbox', { name: /^先进陶瓷/ }))
  fireEvent.click(screen.getByRole('button', { name: '保存，看适合哪些企业' }))
  expect(await screen.findByText('因贵企业属于先进陶瓷行业')).toBeTruthy()
  expect(cloud.made('roster.policy.save')).toMatchObject([{ version: 0, title: draft.title, fit: { industries: ['先进陶瓷'], kinds: [] } }])
  expect(cloud.made('roster.policy.publish')).toEqual([])
  const publish = screen.getByRole('button', { name: '发布给这 1 家企业' })
  fireEvent.click(publish)
  fireEvent.click(publish)
  await waitFor(() => expect(cloud.made('roster.policy.publish')).toHaveLength(1))
  expect(cloud.made('roster.policy.publish')).toEqual([{ policyId: 'p1', version: 1, requestId: expect.any(String) as string }])
})
