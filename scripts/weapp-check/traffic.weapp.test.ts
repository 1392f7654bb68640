import { limits, measureRoom, type RoomTraffic } from './traffic'

let traffic: RoomTraffic
beforeAll(async () => {
  traffic = await measureRoom()
  process.stdout.write(`setData of the room, bytes: ${JSON.stringify(traffic)}\n`)
})

test('the first screen of a room with 50 messages stays within its limit', () => {
  expect(traffic.firstScreen).toBeGreaterThan(0)
  expect(traffic.firstScreen).toBeLessThanOrEqual(limits.firstScreen)
})

test('one message, received or sent, stays within its limit', () => {
  expect(traffic.received).toBeGreaterThan(0)
  expect(traffic.received).toBeLessThanOrEqual(limits.newMessage)
  expect(traffic.sent).toBeLessThanOrEqual(limits.newMessage)
})
