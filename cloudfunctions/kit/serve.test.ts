import { serve } from './serve'

const context = (id?: string) => ({ environment: JSON.stringify({ WX_OPENID: 'o1' }), ...(id === undefined ? {} : { request_id: id }) })
const failing = () => Promise.reject(new Error('a bug'))

test('what a person is told when something breaks is the number under which the platform has the call, and no more', async () => {
  const lines = jest.spyOn(console, 'log').mockImplementation(() => undefined)
  const main = serve('roster', { 'roster.application': failing } as never)
  const answer = await main({ call: 'roster.application', input: {} }, context('platform-7'))
  expect(answer).toEqual({ ok: false, refusal: { code: 'internal', trace: 'platform-7' } })
  expect(lines.mock.calls.flat().join('')).toContain('platform-7')
  lines.mockRestore()
})
