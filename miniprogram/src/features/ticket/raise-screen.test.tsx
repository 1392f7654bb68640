import type { Me } from '@guagou/types/roster'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { calls as asked, forget } from '../../../test/taro'
import { Unreachable } from '../../services/unreachable'
import { RaiseScreen } from './raise-screen'
import { startRaising } from './raising'
import { type Answers, cloudOf, officer, show, ticket } from './ticket.fixture'

const mockCloud: { current: ReturnType<typeof cloudOf> } = { current: cloudOf(officer, {}) }
jest.mock('../../services/api', () => ({ api: (...given: [never, never]) => mockCloud.current.api(...given) }))

const roomId = ticket.roomId
const staff: Me = { ...officer, id: 'staff-1', roles: ['staff'], enterprise: ticket.enterprise, bureau: null }
const cadre: Me = { ...officer, id: 'cadre-1', roles: ['cadre'] }

const given = (me: Me, answers: Answers = {}) => {
  mockCloud.current = cloudOf(me, answers)
  return mockCloud.current
}
const submit = () => fireEvent.click(screen.getByRole('button', { name: '提出诉求' }))
const said = [{ id: 'm1', text: '您好，新车间的雨水口要不要办许可？' }, { id: 'm2', text: '图纸已经有了' }]

beforeEach(forget)

test('chosen messages become a ticket with one tap, and two taps make one', async () => {
  const cloud = given(staff, { 'ticket.raise': () => ({ ok: true, value: ticket }) })
  startRaising({ roomId, messages: said })
  show(<RaiseScreen roomId={roomId} />)
  await screen.findByLabelText('遇到什么困难')
  submit()
  submit()
  await screen.findByText(/诉求 2026-00012 已提出/)
  expect(cloud.made('ticket.raise')).toEqual([{
    requestId: expect.stringMatching(/^[\w-]{26}$/) as string, roomId, category: 'request', secret: false, messageIds: ['m1', 'm2'],
    title: '新车间的雨水口要不要办许可', text: '您好，新车间的雨水口要不要办许可？\n图纸已经有了',
  }])
  expect(asked.at(-1)?.name).toBe('switchTab')
})

test('without an answer everything written is kept, and the second attempt is the same one', async () => {
  let attempts = 0
  const cloud = given(staff, {
    'ticket.raise': () => {
      attempts += 1
      if (attempts === 1) throw new Unreachable('offline')
      return { ok: true, value: ticket }
    },
  })
  show(<RaiseScreen roomId={roomId} />)
  fireEvent.change(await screen.findByLabelText('遇到什么困难'), { target: { value: '停电了。很急' } })
  submit()
  expect((await screen.findByRole('alert')).textContent).toContain('已保留')
  submit()
  await waitFor(() => expect(cloud.made('ticket.raise')).toHaveLength(2))
  const [first, second] = cloud.made('ticket.raise')
  expect(second).toEqual(first)
  expect(first).toMatchObject({ title: '停电了', text: '停电了。很急', messageIds: [] })
})

test('nothing can be raised without words; a cadre says first for whom', async () => {
  const cloud = given(cadre, {
    'roster.enterprises': () => ({ ok: true, value: { enterprises: [ticket.enterprise] } }),
    'ticket.raise': () => ({ ok: true, value: ticket }),
  })
  show(<RaiseScreen roomId="" />)
  const enterprise = await screen.findByRole('radio', { name: ticket.enterprise.name })
  fireEvent.change(screen.getByLabelText('遇到什么困难'), { target: { value: '缺工人' } })
  submit()
  expect(screen.getByText('请选择企业')).toBeTruthy()
  fireEvent.click(enterprise)
  fireEvent.change(screen.getByLabelText('遇到什么困难'), { target: { value: '  ' } })
  submit()
  expect(screen.getByText('请写明遇到的困难')).toBeTruthy()
  expect(cloud.made('ticket.raise')).toEqual([])
  fireEvent.change(screen.getByLabelText('遇到什么困难'), { target: { value: '缺工人' } })
  submit()
  await waitFor(() => expect(cloud.made('ticket.raise')).toHaveLength(1))
  expect(cloud.made('ticket.raise')[0]).toMatchObject({ roomId, title: '缺工人' })
})
