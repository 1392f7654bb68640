import type { FileKind } from '@guagou/types/file'

/** A file on this device that is to be sent. */
export interface LocalFile {
  kind: FileKind
  name: string
  /** Bytes. */
  size: number
  width?: number
  height?: number
  /** Length of a recording. */
  seconds?: number
  /** A small JPEG of a photo, as base64. */
  thumb?: string
  /** Its content: a blob in the browser, the path of a file in WeChat. */
  content: Blob | string
}

const addresses = new WeakMap<Blob, string>()

/** Where the device itself can show or play the content. */
export const localAddress = (content: LocalFile['content']): string => {
  if (typeof content === 'string') return content
  const known = addresses.get(content) ?? URL.createObjectURL(content)
  addresses.set(content, known)
  return known
}
