import { mkdirSync, writeFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'

/**
 * Draws the tab bar's icons: WeChat takes only local bitmaps, 81 × 81.
 * Every icon is a signed distance (negative inside, in pixels) so that its edge is smooth.
 * Run `npx tsx scripts/tab-icons.ts` after a change; the PNGs are kept in git.
 */
type Shape = (x: number, y: number) => number
type Colour = [number, number, number]

const size = 81
const stroke = 5

const box = (cx: number, cy: number, w: number, h: number, r: number): Shape => (x, y) => {
  const dx = Math.abs(x - cx) - w / 2 + r
  const dy = Math.abs(y - cy) - h / 2 + r
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - r
}
const disc = (cx: number, cy: number, r: number): Shape => (x, y) => Math.hypot(x - cx, y - cy) - r
const line = (ax: number, ay: number, bx: number, by: number, width = stroke): Shape => (x, y) => {
  const [vx, vy] = [bx - ax, by - ay]
  const along = Math.min(1, Math.max(0, ((x - ax) * vx + (y - ay) * vy) / (vx * vx + vy * vy)))
  return Math.hypot(x - ax - along * vx, y - ay - along * vy) - width / 2
}
const any = (...shapes: Shape[]): Shape => (x, y) => Math.min(...shapes.map((shape) => shape(x, y)))
const both = (a: Shape, b: Shape): Shape => (x, y) => Math.max(a(x, y), b(x, y))
const without = (a: Shape, b: Shape): Shape => (x, y) => Math.max(a(x, y), -b(x, y))
const outline = (shape: Shape): Shape => (x, y) => Math.abs(shape(x, y) + stroke / 2) - stroke / 2

const calendar = box(40.5, 43, 58, 54, 10)
const pegs = any(line(27, 10, 27, 22, 6), line(54, 10, 54, 22, 6))
const tick = any(line(29, 46, 37.5, 54.5), line(37.5, 54.5, 53, 38))
const bubble = any(box(40.5, 36, 62, 48, 18), line(27, 55, 22, 68, 9))
const dots = any(disc(27, 36, 4), disc(40.5, 36, 4), disc(54, 36, 4))
const sheet = box(40.5, 40.5, 50, 62, 9)
const rows = any(line(28, 28, 53, 28), line(28, 41, 53, 41), line(28, 54, 43, 54))
const head = disc(40.5, 25, 15)
const body = both(box(40.5, 66, 58, 46, 22), (_x, y) => y - 72)

/** Plain tabs are drawn as outlines, the selected one is filled: colour is not the only sign. */
const icons: Record<string, { plain: Shape; selected: Shape }> = {
  today: { plain: any(outline(calendar), pegs, tick), selected: without(any(calendar, pegs), tick) },
  messages: { plain: any(outline(bubble), dots), selected: without(bubble, dots) },
  tickets: { plain: any(outline(sheet), rows), selected: without(sheet, rows) },
  me: { plain: any(outline(head), outline(body)), selected: any(head, body) },
}

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
const crc = (bytes: Buffer) => {
  let c = 0xffffffff
  for (const byte of bytes) c = crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}
const chunk = (type: string, data: Buffer) => {
  const head = Buffer.concat([Buffer.from(type), data])
  const out = Buffer.alloc(head.length + 8)
  out.writeUInt32BE(data.length, 0)
  head.copy(out, 4)
  out.writeUInt32BE(crc(head), head.length + 4)
  return out
}

const png = (shape: Shape, [r, g, b]: Colour): Buffer => {
  const rows: Buffer[] = []
  for (let y = 0; y < size; y += 1) {
    const row = Buffer.alloc(1 + size * 4)
    for (let x = 0; x < size; x += 1) {
      const cover = Math.min(1, Math.max(0, 0.5 - shape(x + 0.5, y + 0.5)))
      row.set([r, g, b, Math.round(cover * 255)], 1 + x * 4)
    }
    rows.push(row)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })), chunk('IEND', Buffer.alloc(0)),
  ])
}

// Both colours keep 3:1 against the light and the dark tab bar, since WeChat takes one bitmap for both.
const grey: Colour = [0x7d, 0x7d, 0x7d]
const green: Colour = [0x12, 0x96, 0x56]
const folder = new URL('../miniprogram/src/assets/tabs/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [name, { plain, selected }] of Object.entries(icons)) {
  writeFileSync(new URL(`${name}.png`, folder), png(plain, grey))
  writeFileSync(new URL(`${name}-selected.png`, folder), png(selected, green))
}
