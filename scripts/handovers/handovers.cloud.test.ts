import { type DemoCloud, startDemoCloud } from '../e2e/demo-cloud'
import { simulateHandovers } from './traffic'

let demo: DemoCloud
beforeAll(async () => { demo = await startDemoCloud() })
afterAll(() => demo.close())

test('handovers at random moments of traffic leave nothing without a person, lose no message and leave nobody in', async () => {
  const { broken, handovers, messages, tickets } = await simulateHandovers(demo, 8, 3, 6)
  expect(broken).toEqual([])
  expect(handovers).toBe(8)
  expect(messages).toBeGreaterThan(0)
  expect(tickets).toBeGreaterThan(0)
})
