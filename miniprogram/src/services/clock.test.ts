import { currentTime, keepTime, onTimeCorrected } from './clock'

const hour = 3_600_000

test('a device that is an hour late is put right, and believed again when it is', () => {
  let told = 0
  const forget = onTimeCorrected(() => { told += 1 })
  keepTime(Date.now() + hour, Date.now())
  expect(Math.abs(currentTime() - Date.now() - hour)).toBeLessThan(1_000)
  // The way of the next answer changes nothing.
  keepTime(Date.now() + hour + 2_000, Date.now())
  expect(told).toBe(1)
  keepTime(Date.now() + 2_000, Date.now())
  expect(Math.abs(currentTime() - Date.now())).toBeLessThan(1_000)
  expect(told).toBe(2)
  forget()
})

test('a slow answer is not taken for a wrong clock', () => {
  keepTime(Date.now() - 10_000, Date.now() - 20_000)
  expect(Math.abs(currentTime() - Date.now())).toBeLessThan(1_000)
})
