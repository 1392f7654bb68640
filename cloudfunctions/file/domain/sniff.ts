import { zipNames } from './zip'

/** What the bytes are: the ending they deserve and, of pictures, their measures in pixels. */
export interface Sniffed {
  type: string
  width?: number
  height?: number
}

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, Math.min(to, bytes.length))
const starts = (bytes: Buffer, ...values: number[]): boolean => values.every((value, at) => bytes[at] === value)
/** Names inside OLE and its macro storages are written in UTF-16. */
const wide = (name: string): Buffer => Buffer.from(name, 'utf16le')

/** A picture larger than this in one direction is a trap for whoever opens it. */
const mostPixels = 30_000

const sized = (type: string, width: number, height: number): Sniffed | null =>
  width > 0 && height > 0 && width <= mostPixels && height <= mostPixels ? { type, width, height } : null

const jpeg = (bytes: Buffer): Sniffed | null => {
  if (!starts(bytes, 0xff, 0xd8, 0xff)) return null
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (frame) return sized('jpg', bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

const png = (bytes: Buffer): Sniffed | null =>
  starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) && bytes.length > 32 && ascii(bytes, 12, 16) === 'IHDR'
    ? sized('png', bytes.readUInt32BE(16), bytes.readUInt32BE(20)) : null

const gif = (bytes: Buffer): Sniffed | null =>
  /^GIF8[79]a$/.test(ascii(bytes, 0, 6)) && bytes.length > 12 ? sized('gif', bytes.readUInt16LE(6), bytes.readUInt16LE(8)) : null

const webp = (bytes: Buffer): Sniffed | null => {
  if (ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 12) !== 'WEBP' || bytes.length < 30) return null
  switch (ascii(bytes, 12, 16)) {
    case 'VP8 ':
      return sized('webp', bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff)
    case 'VP8L': {
      const packed = bytes.readUInt32LE(21)
      return sized('webp', (packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1)
    }
    case 'VP8X':
      return sized('webp', bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1)
    default:
      return null
  }
}

/** MP4 and its relatives tell what they are in their first box. */
const isoMedia = (bytes: Buffer): Sniffed | null => {
  if (ascii(bytes, 4, 8) !== 'ftyp') return null
  const brand = ascii(bytes, 8, 12)
  if (/^(heic|heix|hevc|heim|heis|mif1|msf1)$/.test(brand)) return { type: 'heic' }
  if (brand.startsWith('M4A')) return { type: 'm4a' }
  if (brand.startsWith('qt')) return { type: 'mov' }
  return /^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V |3gp|mmp4)/.test(brand) ? { type: 'mp4' } : null
}

const audio = (bytes: Buffer): Sniffed | null => {
  if (ascii(bytes, 0, 3) === 'ID3') return { type: 'mp3' }
  if (bytes[0] === 0xff && (bytes[1]! & 0xf6) === 0xf0) return { type: 'aac' }
  if (bytes[0] === 0xff && (bytes[1]! & 0xe6) === 0xe2) return { type: 'mp3' }
  if (ascii(bytes, 0, 4) === 'OggS') return { type: 'ogg' }
  return starts(bytes, 0x1a, 0x45, 0xdf, 0xa3) && bytes.subarray(0, 64).includes('webm') ? { type: 'webm' } : null
}

/** Names in a ZIP that a double click would run; an archive with one of them is not passed on. */
const programs = /\.(exe|dll|scr|com|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|wsh|hta|msi|msp|jar|apk|lnk|reg|cpl|sh|app|dmg|iso)$/i

const zipped = (bytes: Buffer): Sniffed | null => {
  if (!starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return null
  const names = zipNames(bytes)
  if (names === null || names.some((name) => /vbaProject|vbaData|(^|\/)macrosheets\/|(^|\/)activeX\//i.test(name))) return null
  const has = (name: string): boolean => names.includes(name)
  if (has('[Content_Types].xml')) {
    if (has('word/document.xml')) return { type: 'docx' }
    if (has('xl/workbook.xml')) return { type: 'xlsx' }
    return has('ppt/presentation.xml') ? { type: 'pptx' } : null
  }
  if (has('OFD.xml')) return { type: 'ofd' }
  if (has('META-INF/MANIFEST.MF') || has('AndroidManifest.xml') || names.some((name) => programs.test(name))) return null
  return { type: 'zip' }
}

/** The older Office and WPS: a file system in a file, whose stream names tell the program that wrote it. */
const ole = (bytes: Buffer): Sniffed | null => {
  if (!starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return null
  if (bytes.includes(wide('_VBA_PROJECT')) || bytes.includes(wide('VBA\0'))) return null
  if (bytes.includes(wide('WordDocument'))) return { type: 'doc' }
  if (bytes.includes(wide('PowerPoint Document'))) return { type: 'ppt' }
  return bytes.includes(wide('Workbook')) || bytes.includes(wide('Book\0')) ? { type: 'xls' } : null
}

const plain = (bytes: Buffer): Sniffed | null => {
  if (starts(bytes, 0x23, 0x21) || bytes.length === 0) return null
  for (const byte of bytes) if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b) || byte === 0x7f) return null
  return /^\s*<(!doctype|html|script|svg|\?xml)/i.test(ascii(bytes, 0, 200)) ? null : { type: 'txt' }
}

const program = (bytes: Buffer): boolean =>
  ascii(bytes, 0, 2) === 'MZ' || starts(bytes, 0x7f, 0x45, 0x4c, 0x46) || starts(bytes, 0xca, 0xfe, 0xba, 0xbe) ||
  [0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe].includes(bytes.length >= 4 ? bytes.readUInt32BE(0) : 0)

const looks: ((bytes: Buffer) => Sniffed | null)[] = [
  jpeg, png, gif, webp, isoMedia, zipped, ole,
  (bytes) => (ascii(bytes, 0, 5) === '%PDF-' ? { type: 'pdf' } : null),
  (bytes) => (/^AC10\d\d/.test(ascii(bytes, 0, 6)) ? { type: 'dwg' } : null),
  audio, plain,
]

/** What the bytes are, whatever their name says; null for what is not known, damaged, runs, or carries macros. */
export const sniff = (bytes: Buffer): Sniffed | null => {
  if (program(bytes)) return null
  for (const look of looks) {
    const found = look(bytes)
    if (found) return found
  }
  return null
}

/** Endings that may stand for a type beside its own. */
const alsoCalled: Record<string, readonly string[]> = {
  jpg: ['jpeg'], doc: ['wps'], xls: ['et'], ppt: ['dps'], txt: ['csv'], mp4: ['m4a', 'mov'], mov: ['mp4'], mp3: ['aac'], heic: [],
}

/** Whether bytes of that type may carry that ending. */
export const fits = (type: string, ending: string): boolean => type === ending || (alsoCalled[type] ?? []).includes(ending)
