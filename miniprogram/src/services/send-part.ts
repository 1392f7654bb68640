import Taro from '@tarojs/taro'
import type { FilePart } from '@guagou/types/file'
import { ours } from './file-address'
import type { LocalFile } from './local-file'
import { cloud, platform } from './platform'
import { Unreachable } from './unreachable'
import { wechatCloud } from './wechat-cloud'
import { wechat } from './wechat'

/** Tells how many bytes of the part have gone out; called many times. */
export type Progress = (bytes: number) => void

/** Thrown when the person stopped the upload. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}


const throughBrowser = (blob: Blob, { from, to, put }: FilePart, progress: Progress, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', ours(put!.url))
    for (const [name, value] of Object.entries(put!.headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded }) => progress(loaded)
    request.onload = () => (request.status === 200 ? resolve() : reject(new Unreachable('garbled', `HTTP ${request.status}`)))
    request.onerror = () => reject(new Unreachable('offline'))
    request.onabort = () => reject(new Cancelled())
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(blob.slice(from, to))
  })

const fail = (error: unknown): never => {
  throw new Unreachable('offline', String((error as { errMsg?: string }).errMsg ?? error))
}

const bytesOf = (filePath: string, from: number, to: number): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    wechat.getFileSystemManager().readFile({
      filePath, position: from, length: to - from,
      success: ({ data }) => resolve(data as ArrayBuffer), fail: (error) => reject(new Error(error.errMsg)),
    })
  })

/** A watched mini program: the part's bytes are PUT to the local cloud. */
const throughRequest = async (filePath: string, { from, to, put }: FilePart): Promise<void> => {
  const data = await bytesOf(filePath, from, to)
  const { statusCode } = await wechat.request({ url: put!.url, method: 'PUT', header: put!.headers, data }).catch(fail)
  if (statusCode !== 200) throw new Unreachable('garbled', `HTTP ${statusCode}`)
}

interface UploadTask {
  onProgressUpdate(listener: (state: { totalBytesSent: number }) => void): void
  abort(): void
}

/** WeChat's cloud takes whole files only: a part of a larger one is written to a file of its own first. */
const throughCloud = async (filePath: string, part: FilePart, whole: boolean, progress: Progress, signal: AbortSignal): Promise<void> => {
  const { from, to, path } = part
  const piece = whole ? filePath : `${Taro.env.USER_DATA_PATH}/part-${path.replace(/\W/g, '-')}`
  const manager = wechat.getFileSystemManager()
  if (!whole) manager.writeFileSync(piece, await bytesOf(filePath, from, to))
  try {
    await new Promise<void>((resolve, reject) => {
      const task = wechatCloud().uploadFile({
        cloudPath: path, filePath: piece,
        success: () => resolve(), fail: (error) => reject(signal.aborted ? new Cancelled() : new Unreachable('offline', error.errMsg)),
      }) as unknown as UploadTask
      task.onProgressUpdate?.(({ totalBytesSent }) => progress(totalBytesSent))
      signal.addEventListener('abort', () => task.abort?.(), { once: true })
    })
  } finally {
    if (!whole) manager.unlinkSync(piece)
  }
}

/** Sends one part of the file to where the server said. */
export const sendPart = async (file: LocalFile, part: FilePart, progress: Progress, signal: AbortSignal): Promise<void> => {
  if (signal.aborted) throw new Cancelled()
  if (platform === 'browser') return throughBrowser(file.content as Blob, part, progress, signal)
  const filePath = file.content as string
  if (cloud === 'local') return throughRequest(filePath, part)
  return throughCloud(filePath, part, part.from === 0 && part.to === file.size, progress, signal)
}
