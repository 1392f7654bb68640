import type { Proposal } from '@guagou/types/routing'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { queryClient } from '../../../services/query'
import { useProposalInTime } from './use-proposal'

const mockAnswer: { give: (value: { ok: true; value: Proposal }) => void } = { give: () => undefined }
jest.mock('../../../services/api', () => ({ api: () => new Promise((resolve) => { mockAnswer.give = resolve as typeof mockAnswer.give }) }))

const proposal = { lead: { bureau: { id: 'hb', name: '安环局' } }, support: [], others: [], sure: true } as unknown as Proposal
const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
const answered = () => act(async () => {
  mockAnswer.give({ ok: true, value: proposal })
  await jest.advanceTimersByTimeAsync(50)
})
const after = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))

beforeEach(() => {
  jest.useFakeTimers()
  queryClient.clear()
})
afterEach(() => jest.useRealTimers())

test('a proposal that comes in time stands first, also later on', async () => {
  const { result } = renderHook(() => useProposalInTime('废水', '新线每天多出二十吨废水'), { wrapper })
  expect(result.current).toEqual({ proposal: null, late: null, waiting: true })
  await answered()
  expect(result.current).toEqual({ proposal, late: null, waiting: false })
  await after(5_000)
  expect(result.current).toEqual({ proposal, late: null, waiting: false })
})

test('one that comes when the choices are shown already moves nothing: it is only known as late', async () => {
  const { result } = renderHook(() => useProposalInTime('废水', '新线每天多出二十吨废水'), { wrapper })
  await after(3_100)
  expect(result.current).toEqual({ proposal: null, late: null, waiting: false })
  await answered()
  expect(result.current).toEqual({ proposal: null, late: proposal, waiting: false })
})

test('where nothing was said nobody waits', () => {
  const { result } = renderHook(() => useProposalInTime('', ''), { wrapper })
  expect(result.current.waiting).toBe(false)
})
