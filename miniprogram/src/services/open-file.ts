import Taro from '@tarojs/taro'
import { ours } from './file-address'
import { platform } from './platform'
import { wechat } from './wechat'

/** What WeChat shows by itself. */
const readable = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf']
/** What a browser shows by itself; the rest it saves. */
const shown = ['pdf', 'jpg', 'png', 'gif', 'webp', 'mp4', 'mp3', 'm4a']

const inBrowser = (url: string, name: string, type: string): void => {
  const link = document.createElement('a')
  link.href = ours(url)
  if (shown.includes(type)) link.target = '_blank'
  else link.download = name
  link.rel = 'noopener'
  document.body.append(link)
  link.click()
  link.remove()
}

const inWechat = async (url: string, name: string, type: string): Promise<void> => {
  const { tempFilePath } = await wechat.downloadFile({ url })
  if (['jpg', 'png', 'gif', 'webp'].includes(type)) return void (await wechat.previewImage({ urls: [tempFilePath] }))
  if (readable.includes(type)) return void (await wechat.openDocument({ filePath: tempFilePath, fileType: type as 'pdf', showMenu: true }))
  // WeChat shows no other kind: handed to a chat, the file can be opened by another app or on a computer.
  const wx = Taro as unknown as { shareFileMessage(options: { filePath: string; fileName: string }): Promise<unknown> }
  await wx.shareFileMessage({ filePath: tempFilePath, fileName: name })
}

/** Opens or saves a file. Rejects when it could not be fetched. */
export const openFile = async (url: string, name: string, type: string): Promise<void> =>
  platform === 'browser' ? inBrowser(url, name, type) : inWechat(url, name, type)

/** Shows photos full screen with WeChat's own viewer. */
export const previewPhotos = async (urls: string[], current: string): Promise<void> => {
  await wechat.previewImage({ urls, current })
}
