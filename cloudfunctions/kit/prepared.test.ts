import * as z from 'zod/mini'
import { prepared } from './prepared'

const schema = z.object({ roomId: z.string() })
const setUp = () => {
  const reads: unknown[] = []
  const ahead = async (input: unknown) => reads.push(input)
  return { reads, ask: (event: object) => prepared(event, schema, ahead) }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('one event of several callers is read once in a turn', async () => {
  const { reads, ask } = setUp()
  const event = { call: 'chat.since', input: { roomId: 'r' } }
  const [first, second] = [ask(event), ask(event)]
  expect(second).toBe(first)
  expect(reads).toEqual([{ roomId: 'r' }])
  expect(await first.read).toBe(1)
})

test('in a later turn it is read anew: something may have happened', async () => {
  const { reads, ask } = setUp()
  const event = { input: { roomId: 'r' } }
  ask(event)
  await turn()
  ask(event)
  expect(reads).toHaveLength(2)
})

test('another event that says the same is read by itself', () => {
  const { reads, ask } = setUp()
  ask({ input: { roomId: 'r' } })
  ask({ input: { roomId: 'r' } })
  expect(reads).toHaveLength(2)
})

test('nothing is read for what is no input, and a failure is its readers\' alone', async () => {
  const { reads, ask } = setUp()
  const { input, read } = ask({ input: { roomId: 7 } })
  expect([input.success, read, reads]).toEqual([false, null, []])
  const failing = prepared({ input: { roomId: 'r' } }, schema, () => Promise.reject(new Error('gone')))
  await turn()
  await expect(failing.read).rejects.toThrow('gone')
})
