import { deflateRawSync, deflateSync } from 'node:zlib'
import type { InputToSend } from '../../types/api'
import type { FileKind, FilePlace, FilePurpose, FileView, Upload } from '../../types/file'
import { crc32 } from '../local-cloud/wechat/crc32'
import { type DemoCloud, intention } from './demo-cloud'

/** Small real files, made here so that nobody's documents lie in the repository. */
export const pdf = (text: string, size = 0): Buffer =>
  Buffer.concat([Buffer.from(`%PDF-1.4\n% ${text}\n`), Buffer.alloc(Math.max(0, size), 0x20), Buffer.from('\n%%EOF\n')])

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A picture in one colour. */
export const png = (width: number, height: number, [red, green, blue] = [7, 193, 96]): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, () => Buffer.from([red!, green!, blue!]))])
  const pixels = Buffer.concat(Array.from({ length: height }, () => row))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A ZIP with these entries: what docx, xlsx and ofd are too. */
export const zip = (entries: Record<string, string>): Buffer => {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(entries)) {
    const [title, content] = [Buffer.from(name), Buffer.from(text)]
    const packed = deflateRawSync(content)
    const common = Buffer.alloc(26)
    common.set([20, 0, 0, 8, 8, 0], 0)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, title, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, title]))
    files.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.set([0x50, 0x4b, 5, 6], 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, ...directory, end])
}

export const docx = (extra: Record<string, string> = {}): Buffer =>
  zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>', ...extra })

export interface Sent {
  place: FilePlace
  name: string
  bytes: Buffer
  kind?: FileKind
  purpose?: FilePurpose
  seconds?: number
  requestId?: string
}

export const announcement = ({ place, name, bytes, kind = 'file', purpose, seconds, requestId = intention() }: Sent): InputToSend<'file.begin'> => ({
  requestId, place, kind, name, size: bytes.length, ...(purpose ? { purpose } : {}), ...(seconds === undefined ? {} : { seconds }),
})

/** PUTs the parts that are missing, as the app does; answers the statuses. */
export const putParts = async (begun: Upload, bytes: Buffer, most = Infinity): Promise<number[]> => {
  const statuses: number[] = []
  for (const { from, to, put } of begun.parts.filter(({ done }) => !done).slice(0, most)) {
    statuses.push((await fetch(put!.url, { method: 'PUT', headers: put!.headers, body: new Uint8Array(bytes.subarray(from, to)) })).status)
  }
  return statuses
}

/** Uploads a file to its end. */
export const upload = async (demo: DemoCloud, personId: string, sent: Sent): Promise<FileView> => {
  const begun = await demo.get(personId, 'file.begin', announcement(sent))
  await putParts(begun, sent.bytes)
  return demo.get(personId, 'file.finish', { fileId: begun.fileId })
}
