import { parseSchedule } from './cron'

const shanghai = (text: string): number => Date.parse(`${text}+08:00`)
const next = (config: string, from: string): string | null => {
  const at = parseSchedule(config).after(shanghai(from))
  return at === null ? null : new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)
}

test.each([
  ['0 * * * * * *', '2026-11-24T03:00:00', '2026-11-24T03:01:00'],
  ['0 */5 * * * * *', '2026-11-24T03:03:10', '2026-11-24T03:05:00'],
  ['30 0 9 * * * *', '2026-11-24T09:00:30', '2026-11-25T09:00:30'],
  ['0 0 9 * * MON-FRI *', '2026-11-27T10:00:00', '2026-11-30T09:00:00'],
  ['0 0 0 1 1 * *', '2026-11-27T10:00:00', '2027-01-01T00:00:00'],
  ['0 0 0 29 2 * *', '2026-03-01T00:00:00', '2028-02-29T00:00:00'],
  ['0 0 8,20 * * * *', '2026-11-24T08:00:00', '2026-11-24T20:00:00'],
  ['0 0 0 15 * 1 *', '2026-11-24T00:00:00', '2026-11-30T00:00:00'],
  ['0 0 0 * * * 2030', '2026-11-24T00:00:00', '2030-01-01T00:00:00'],
])('%s after %s is %s, in Shanghai', (config, from, expected) => expect(next(config, from)).toBe(expected))

test('a year that is over never comes', () => expect(next('0 0 0 * * * 2020', '2026-11-24T00:00:00')).toBeNull())

test.each(['* * * * *', '60 * * * * * *', '0 x * * * * *', '0 5-1 * * * * *', '0 */0 * * * * *'])('%s is no schedule', (config) => {
  expect(() => parseSchedule(config)).toThrow()
})
