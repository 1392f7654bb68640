import Taro from '@tarojs/taro'
import { platform } from './platform'
import { wechat } from './wechat'

export interface ChosenFile {
  name: string
  size: number
  /** Read only when asked for: a file that is too large is never read. */
  bytes(): Promise<Uint8Array>
}

const throughBrowser = (): Promise<ChosenFile | null> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.xlsx,.csv,.txt'
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file ? { name: file.name, size: file.size, bytes: async () => new Uint8Array(await file.arrayBuffer()) } : null)
    }
    input.oncancel = () => resolve(null)
    input.click()
  })

const throughWechat = async (): Promise<ChosenFile | null> => {
  const { tempFiles } = await wechat.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv', 'txt'] })
  const file = tempFiles[0]
  if (!file) return null
  return {
    name: file.name, size: file.size,
    bytes: () => new Promise((resolve, reject) => wechat.getFileSystemManager().readFile({
      filePath: file.path, success: ({ data }) => resolve(new Uint8Array(data as ArrayBuffer)), fail: reject,
    })),
  }
}

/** Lets the person choose a spreadsheet: from the disk, in WeChat from a chat. null when he does not. */
export const chooseSheet = (): Promise<ChosenFile | null> =>
  platform === 'browser' ? throughBrowser() : throughWechat().catch(() => null)

/** Hands a spreadsheet to the person: a download, in WeChat an opened document that can be passed on. */
export const handOver = async (name: string, bytes: Uint8Array): Promise<void> => {
  if (platform === 'browser') {
    const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    return
  }
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  await new Promise<void>((resolve, reject) => wechat.getFileSystemManager().writeFile({
    filePath, data: bytes.slice().buffer, success: () => resolve(), fail: reject,
  }))
  await wechat.openDocument({ filePath, showMenu: true })
}

/** Lets the screen breathe. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
