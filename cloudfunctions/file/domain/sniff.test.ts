import { admit, mayBegin, thumbOf } from './admit'
import { partsOf } from './parts'
import { fits, sniff } from './sniff'

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))
const jpeg = (height: number, width: number) => bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3], Array.from({ length: 20 }, () => 0))
const ole = (...names: string[]) => Buffer.concat([
  bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504), ...names.map((name) => Buffer.from(`${name}\0`, 'utf16le')),
])

test.each([
  ['jpg', jpeg(480, 640)],
  ['gif', bytes('GIF89a', [10, 0, 20, 0, 0, 0, 0])],
  ['webp', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 49, 0, 0])],
  ['heic', bytes([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0])],
  ['mp4', bytes([0, 0, 0, 24], 'ftypisom', [0, 0, 0, 0])],
  ['mov', bytes([0, 0, 0, 24], 'ftypqt  ', [0, 0, 0, 0])],
  ['m4a', bytes([0, 0, 0, 24], 'ftypM4A ', [0, 0, 0, 0])],
  ['mp3', bytes('ID3', [3, 0])],
  ['mp3', bytes([0xff, 0xfb, 0x90, 0])],
  ['aac', bytes([0xff, 0xf1, 0x50, 0x80])],
  ['ogg', bytes('OggS', [0])],
  ['webm', bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f], 'B\x82\x84webm')],
  ['pdf', bytes('%PDF-1.7\n')],
  ['dwg', bytes('AC1027', [0, 0])],
  ['doc', ole('WordDocument')],
  ['xls', ole('Workbook')],
  ['ppt', ole('PowerPoint Document')],
  ['txt', Buffer.from('名称,数量\n阀门,3\n')],
])('%s is known by its bytes', (type, content) => expect(sniff(content)?.type).toBe(type))

test('a photo’s measures stand in its head', () => {
  expect(sniff(jpeg(480, 640))).toEqual({ type: 'jpg', width: 640, height: 480 })
  expect(sniff(bytes('GIF89a', [10, 0, 20, 0, 0, 0, 0]))).toEqual({ type: 'gif', width: 10, height: 20 })
  expect(sniff(bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 49, 0, 0]))).toEqual({ type: 'webp', width: 100, height: 50 })
})

test.each([
  ['a Windows program', bytes('MZ', [0x90, 0])],
  ['a Linux program', bytes([0x7f], 'ELF')],
  ['a Mac program', bytes([0xcf, 0xfa, 0xed, 0xfe])],
  ['a Java class', bytes([0xca, 0xfe, 0xba, 0xbe])],
  ['a script', bytes('#!/bin/sh\n')],
  ['a page', bytes('  <!DOCTYPE html><script>')],
  ['a drawing that scripts', bytes('<svg xmlns="">')],
  ['old Word with macros', ole('WordDocument', '_VBA_PROJECT')],
  ['an installer in the same shell', ole('Property')],
  ['a ZIP without a directory', bytes('PK\x03\x04', [0, 0, 0, 0])],
  ['a photo cut off in its head', jpeg(480, 640).subarray(0, 9)],
  ['a photo of absurd measures', jpeg(65_000, 65_000)],
  ['binary of no known kind', bytes([1, 2, 3, 0, 0])],
  ['nothing', Buffer.alloc(0)],
])('%s is not taken', (_what, content) => expect(sniff(content)).toBeNull())

test('damaged bytes of any kind are refused, not a crash', () => {
  for (const whole of [jpeg(9, 9), ole('Workbook'), bytes('PK\x03\x04'), bytes('PK\x05\x06', Array.from({ length: 18 }, () => 255)), bytes('RIFF\0\0\0\0WEBPVP8L')]) {
    for (let end = 0; end <= whole.length; end += 1) expect(() => sniff(whole.subarray(0, end))).not.toThrow()
  }
})

test('an ending fits its type, its other spellings, and nothing else', () => {
  expect(fits('jpg', 'jpeg')).toBe(true)
  expect(fits('xls', 'et')).toBe(true)
  expect(fits('txt', 'csv')).toBe(true)
  expect(fits('txt', 'pdf')).toBe(false)
  expect(fits('jpg', 'png')).toBe(false)
})

test('a voice note may come in a video’s shell, a photo may not', () => {
  const shell = bytes([0, 0, 0, 24], 'ftypisom', [0, 0, 0, 0])
  expect(admit({ kind: 'voice', name: '语音.m4a' }, shell)).toMatchObject({ ok: true })
  expect(admit({ kind: 'photo', name: '图.jpg' }, shell)).toEqual({ ok: false, refusal: { code: 'disguised' } })
  expect(mayBegin({ kind: 'voice', name: 'a.exe', size: 1 })).toMatchObject({ ok: false, refusal: { code: 'unsupported_type' } })
})

test('a small picture that is none is left out', () => {
  expect(thumbOf(jpeg(20, 20).toString('base64'))?.length).toBeGreaterThan(0)
  expect(thumbOf(Buffer.from('MZ').toString('base64'))).toBeNull()
  expect(thumbOf(undefined)).toBeNull()
})

test('a file is cut into parts without a gap, the same ones each time', () => {
  for (const size of [1, 1_048_576, 1_048_577, 20 * 1_048_576]) {
    const parts = partsOf({ _id: 'f', size })
    expect(parts[0]!.from).toBe(0)
    expect(parts.at(-1)!.to).toBe(size)
    parts.slice(1).forEach((part, n) => expect(part.from).toBe(parts[n]!.to))
    expect(partsOf({ _id: 'f', size })).toEqual(parts)
  }
})
