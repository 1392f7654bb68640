import type { Me } from '@guagou/types/roster'
import type { Visit } from '@guagou/types/visit'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { forget } from '../../../test/taro'
import { useRaising } from '../ticket/raising'
import { type Answers, cloudOf, officer, show, ticket } from '../ticket/ticket.fixture'
import { VisitList } from './visit-list'
import { VisitScreen } from './visit-screen'

const mockCloud: { current: ReturnType<typeof cloudOf> } = { current: cloudOf(officer, {}) }
jest.mock('../../services/api', () => ({ api: (...given: [never, never]) => mockCloud.current.api(...given) }))

const staff: Me = { ...officer, id: 'staff-1', roles: ['staff'], enterprise: ticket.enterprise, bureau: null }
const cadre: Me = { ...officer, id: 'cadre-1', roles: ['cadre'] }
const visit: Visit = {
  id: 'v1', roomId: ticket.roomId, enterprise: ticket.enterprise, state: 'proposed', at: Date.now() + 86_400_000, subject: '了解用工情况',
  proposedBy: { id: 'cadre-1', name: '史立琴', side: 'cadre' }, cadre: { id: 'cadre-1', name: '史立琴' }, reason: null, findings: null,
  can: ['move', 'agree', 'decline'],
}
const given = (me: Me, shown: Visit, answers: Answers = {}) => {
  mockCloud.current = cloudOf(me, {
    'chat.visit.view': () => ({ ok: true, value: shown }), 'chat.visit.list': () => ({ ok: true, value: { visits: [shown] } }),
    'chat.visit.mine': () => ({ ok: true, value: { visits: [shown] } }), ...answers,
  })
  return mockCloud.current
}
beforeEach(forget)

test('the enterprise agrees to the moment it read, once however often it taps', async () => {
  const cloud = given(staff, visit, { 'chat.visit.agree': () => ({ ok: true, value: { ...visit, state: 'agreed', can: ['move', 'cancel'] } }) })
  show(<VisitScreen visitId="v1" />)
  const agree = await screen.findByRole('button', { name: '同意' })
  fireEvent.click(agree)
  fireEvent.click(agree)
  expect(await screen.findByText('已约定')).toBeTruthy()
  expect(cloud.made('chat.visit.agree')).toEqual([{ visitId: 'v1', at: visit.at, requestId: expect.any(String) as string }])
})

test('declining needs a reason; what changed meanwhile is told', async () => {
  const cloud = given(staff, visit, { 'chat.visit.decline': () => ({ ok: false, refusal: { code: 'wrong_state' } }) })
  show(<VisitScreen visitId="v1" />)
  fireEvent.click(await screen.findByRole('button', { name: '谢绝' }))
  fireEvent.click(screen.getByRole('button', { name: '谢绝走访' }))
  expect(cloud.made('chat.visit.decline')).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: '常用语：负责人出差' }))
  fireEvent.click(screen.getByRole('button', { name: '谢绝走访' }))
  expect((await screen.findByRole('alert')).textContent).toContain('走访安排刚刚变了')
  expect(cloud.made('chat.visit.decline')).toMatchObject([{ reason: '负责人出差' }])
})

test('after the visit the cadre notes what he found, and a difficulty becomes a ticket in its words', async () => {
  const over: Visit = { ...visit, state: 'agreed', at: Date.now() - 1000, can: ['move', 'cancel', 'note'] }
  const done: Visit = { ...over, state: 'done', can: ['note'], findings: { text: '缺二十名普工', by: { id: 'cadre-1', name: '史立琴' }, at: Date.now() } }
  given(cadre, over, { 'chat.visit.note': () => ({ ok: true, value: done }) })
  show(<VisitScreen visitId="v1" />)
  fireEvent.click(await screen.findByRole('button', { name: '记录走访情况' }))
  fireEvent.change(screen.getByLabelText('了解到的情况'), { target: { value: '缺二十名普工' } })
  fireEvent.click(screen.getByRole('button', { name: '保存记录' }))
  fireEvent.click(await screen.findByText('把其中的困难转为诉求'))
  expect(useRaising.getState().raising).toEqual({ roomId: ticket.roomId, messages: [], said: '缺二十名普工' })
})

test('今日 has a visit that waits for a word of mine, not one that waits for somebody else', async () => {
  given(staff, visit)
  const { unmount } = show(<VisitList />)
  expect(await screen.findByText('等您确认')).toBeTruthy()
  unmount()
  const cloud = given(cadre, { ...visit, can: ['move', 'cancel'] })
  show(<VisitList />)
  await waitFor(() => expect(cloud.made('chat.visit.mine')).toHaveLength(1))
  expect(screen.queryByText('等您确认')).toBeNull()
})
