import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isSigned, sign } from '../secret'

const bucket = 'cloud://local.6c6f-local/'
const uploadMs = 15 * 60_000
export const largestFile = 50 * 1024 * 1024

/** Whether a cloud path can be written: relative, without tricks, without characters that a URL would need escaped twice. */
export const isCloudPath = (path: unknown): path is string =>
  typeof path === 'string' && path.length > 0 && Buffer.byteLength(path) <= 512 &&
   
  !/[\\#?%\u0000-\u001f\u007f]/.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')

export const fileIdOf = (path: string): string => bucket + path
export const pathOf = (fileId: unknown): string | null => {
  if (typeof fileId !== 'string' || !fileId.startsWith(bucket)) return null
  const path = fileId.slice(bucket.length)
  return isCloudPath(path) ? path : null
}

export interface Files {
  /** Where to PUT a file within the next 15 minutes. */
  uploadUrl(path: string): { url: string; token: string }
  downloadUrl(path: string, maxAgeSeconds: number): string
  mayPut(path: string, query: URLSearchParams): boolean
  mayGet(path: string, query: URLSearchParams): boolean
  /** Bytes and the file on disk, or null. */
  stored(path: string): { file: string; size: number } | null
  write(path: string, content: Buffer): Promise<void>
  remove(path: string): Promise<boolean>
}

/** Files of the cloud in a folder. A file lies under the hash of its path, so no path can lead out of the folder. */
export const openFiles = (folder: string, secret: string, base: string): Files => {
  const fileOf = (path: string): string => {
    const hash = createHash('sha256').update(path).digest('hex')
    return join(folder, hash.slice(0, 2), hash.slice(2))
  }
  const signed = (purpose: string, path: string, expires: number) => {
    const token = sign(secret, purpose, `${expires}\n${path}`)
    return { url: `${base}/files/${path}?sign=${token}&t=${expires}`, token }
  }
  const isGranted = (purpose: string, path: string, query: URLSearchParams): boolean => {
    const expires = Number(query.get('t'))
    return expires > Date.now() && isSigned(secret, purpose, `${expires}\n${path}`, query.get('sign') ?? '')
  }
  return {
    uploadUrl(path) {
      const { url, token } = signed('put', path, Date.now() + uploadMs)
      return { url: encodeURI(url), token }
    },
    // Not escaped: the SDK escapes what it gets.
    downloadUrl: (path, maxAgeSeconds) => signed('get', path, Date.now() + maxAgeSeconds * 1000).url,
    mayPut: (path, query) => isGranted('put', path, query),
    mayGet: (path, query) => isGranted('get', path, query),
    stored(path) {
      const file = fileOf(path)
      return existsSync(file) ? { file, size: statSync(file).size } : null
    },
    async write(path, content) {
      const file = fileOf(path)
      mkdirSync(dirname(file), { recursive: true })
      const draft = `${file}.${randomUUID()}`
      const handle = await open(draft, 'w')
      try {
        await handle.writeFile(content)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(draft, file)
    },
    async remove(path) {
      const file = fileOf(path)
      if (!existsSync(file)) return false
      await rm(file)
      return true
    },
  }
}
