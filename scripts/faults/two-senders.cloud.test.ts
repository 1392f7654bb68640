import { longer, openRaces, shorter } from './two-senders'

let races: Awaited<ReturnType<typeof openRaces>>
beforeAll(async () => { races = await openRaces() })
afterAll(() => races.close())

test('while the lease lasts a second sender leaves the notice alone', async () => {
  expect(await races.run('before the mark', 0, { comesAfterMs: shorter })).toEqual({ state: 'delivered', pushes: 1, uncertain: 0, spent: 1 })
  expect(await races.run('after the mark', 1, { comesAfterMs: shorter })).toEqual({ state: 'delivered', pushes: 1, uncertain: 0, spent: 1 })
})

test('a sender whose lease ran out before its mark does not send any more', async () => {
  expect(await races.run('before the mark', 2, { comesAfterMs: longer })).toEqual({ state: 'delivered', pushes: 1, uncertain: 0, spent: 1 })
})

test('a lease that runs out between mark and answer is the one case of a doubled push, and it is counted', async () => {
  expect(await races.run('after the mark', 3, { comesAfterMs: longer })).toEqual({ state: 'delivered', pushes: 2, uncertain: 1, spent: 2 })
})

test('whoever only puts a marked notice back leaves the mark: the next send is counted', async () => {
  expect(await races.run('after the mark', 4, { comesAfterMs: longer, findsPause: true })).toEqual({ state: 'delivered', pushes: 2, uncertain: 1, spent: 2 })
})
