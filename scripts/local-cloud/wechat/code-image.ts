import { createHash } from 'node:crypto'
import { crc32 } from './crc32'
import { deflateSync } from 'node:zlib'

const cells = 28
const scale = 10

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A grey PNG of dots that differ with the text: it looks like a mini-program code and no camera can read it. */
export const codeImage = (text: string): Buffer => {
  const bits: number[] = []
  for (let block = 0; bits.length < cells * cells; block++) {
    for (const byte of createHash('sha256').update(`${block}\n${text}`).digest()) for (let bit = 0; bit < 8; bit++) bits.push((byte >> bit) & 1)
  }
  const size = cells * scale
  const rows = Array.from({ length: size }, (_, y) => {
    const row = Buffer.alloc(size + 1)
    for (let x = 0; x < size; x++) row[x + 1] = bits[Math.floor(y / scale) * cells + Math.floor(x / scale)] ? 0x22 : 0xff
    return row
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header[8] = 8
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0)),
  ])
}
