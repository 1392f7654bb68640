import { check } from './check'
import { simulate } from './run'

test('two days of the zone: everything owed was told in its window, once, in working time', async () => {
  const simulated = await simulate({ tickets: 12, from: '02-12', to: '02-14', tickMinutes: 60 })
  try {
    const verdict = check(simulated, 60)
    expect(verdict.faults).toEqual([])
    expect(verdict.owed).toBeGreaterThan(0)
    expect((await simulated.demo.get('supervisor-1', 'notify.figures', {})).balanced).toBe(true)
  } finally {
    await simulated.demo.close()
  }
})
