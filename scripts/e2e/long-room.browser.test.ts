import { scrollToOldest } from '../bench/ui-scroll'
import { type FilledRoom, roomWith } from '../bench/ui-room'

/** The short version of `npm run bench:ui`: so many that pages follow each other and slots are given up. */
const count = 700
let room: FilledRoom

beforeAll(async () => {
  room = await roomWith(count)
})
afterAll(() => room.close())

test('a long room scrolls to its first message: never blank, nothing jumps, and only what is near is drawn', async () => {
  const figures = await scrollToOldest(room)
  expect(figures).toMatchObject({ reachedOldest: true, blankFrames: 0, jumps: 0 })
  expect(figures.mostRows).toBeLessThan(count / 2)
})
