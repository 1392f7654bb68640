import type { Writable } from 'node:stream'
import * as ws from 'ws'
import { textFrame } from './frame'

// What `ws` reads frames with; its types leave it out.
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Writable }

const read = (frame: Buffer): Promise<string> => new Promise((resolve, reject) => {
  const receiver = new Receiver({ isServer: false })
  receiver.on('message', (data: Buffer, isBinary: boolean) => (isBinary ? reject(new Error('no text')) : resolve(String(data))))
  receiver.on('error', reject)
  receiver.write(frame)
})

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])('a text of %i bytes is read as it was written', async (length) => {
  const text = 'x'.repeat(length)
  expect(await read(textFrame(text))).toBe(text)
})

test('its length is that of its bytes', async () => {
  for (const text of ['诉求', '😀'.repeat(40), '状'.repeat(42), '状'.repeat(21_846)]) expect(await read(textFrame(text))).toBe(text)
})
