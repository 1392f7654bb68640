import { settingTitle } from './setting-words'

const rule = (amount: number, unit: 'days' | 'minutes' = 'minutes') => ({ clock: 'accept' as const, category: null, bureauId: null, limit: { amount, unit } })

test.each([
  [{ setting: 'limits' as const, days: [], rules: [{ before: rule(240), after: rule(90) }] }, '办理时限 受理或派单：4 个工作小时 → 90 个工作分钟'],
  [{ setting: 'limits' as const, days: [], rules: [{ before: null, after: rule(2, 'days') }] }, '办理时限 受理或派单：通用 → 2 个工作日'],
  [{ setting: 'limits' as const, days: [], rules: [{ before: rule(60), after: null }, { before: null, after: rule(1) }] }, '办理时限 2 项'],
  [{ setting: 'calendar' as const, days: ['2026-07-01'], rules: [] }, '工作日历 2026-07-01'],
  [{ setting: 'calendar' as const, days: ['2026-07-01', '2026-07-02', '2026-07-03', '2026-07-04'], rules: [] }, '工作日历 2026-07-01、2026-07-02、2026-07-03 等 4 天'],
])('a change of settings in one line', (change, words) => {
  expect(settingTitle(change)).toBe(words)
})
