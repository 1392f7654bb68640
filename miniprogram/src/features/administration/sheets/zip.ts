import { Inflate } from 'fflate'
import { BadFile, type Pause, limits } from './limits'

export interface Zip {
  names: string[]
  /** The entry as text, or null when there is none by that name. */
  text(name: string, pause: Pause): Promise<string | null>
}

interface Entry { name: string; method: number; packed: number; offset: number; encrypted: boolean }

const endSign = 0x06054b50
const entrySign = 0x02014b50
const localSign = 0x04034b50

/**
 * Opens an archive by its directory. Nothing is unpacked before it is asked for, and never more than the limit in
 * total, whatever the directory says of sizes: that is how a bomb lies.
 */
export const openZip = (bytes: Uint8Array): Zip => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(view, bytes)
  let left: number = limits.unpackedBytes
  return {
    names: [...entries.keys()],
    async text(name, pause) {
      const entry = entries.get(name)
      if (!entry) return null
      if (entry.encrypted) throw new BadFile('locked_or_old')
      const packed = contentOf(view, bytes, entry)
      const decoder = new TextDecoder('utf-8')
      let text = ''
      const take = (chunk: Uint8Array): void => {
        left -= chunk.length
        if (left < 0) throw new BadFile('bomb')
        text += decoder.decode(chunk, { stream: true })
      }
      if (entry.method === 0) take(packed)
      else await inflate(packed, take, pause)
      return text + decoder.decode()
    },
  }
}

const inflate = async (packed: Uint8Array, take: (chunk: Uint8Array) => void, pause: Pause): Promise<void> => {
  const piece = 32_768
  try {
    const stream = new Inflate((chunk) => take(chunk))
    for (let at = 0; at < packed.length; at += piece) {
      stream.push(packed.subarray(at, at + piece), at + piece >= packed.length)
      if ((at / piece) % 8 === 7) await pause()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && !(error instanceof BadFile)) throw new BadFile('damaged')
    throw error
  }
}

const readDirectory = (view: DataView, bytes: Uint8Array): Map<string, Entry> => {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > limits.entries) throw new BadFile('bomb')
  const entries = new Map<string, Entry>()
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySign) throw new BadFile('damaged')
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder('utf-8').decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/\\/g, '/').replace(/^\//, '')
    entries.set(name, {
      name, method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true), encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

const findEnd = (view: DataView): number => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 66_000); at -= 1) {
    if (view.getUint32(at, true) === endSign) return at
  }
  throw new BadFile('damaged')
}

const contentOf = (view: DataView, bytes: Uint8Array, { offset, packed, method }: Entry): Uint8Array => {
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== localSign || (method !== 0 && method !== 8)) throw new BadFile('damaged')
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.length) throw new BadFile('damaged')
  return bytes.subarray(start, start + packed)
}
