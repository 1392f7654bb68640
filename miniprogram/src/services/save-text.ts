import Taro from '@tarojs/taro'
import { platform } from './platform'
import { wechat } from './wechat'

/** Saves a text as a file: a download in the browser, and in WeChat a file that can be forwarded. */
export const saveText = async (name: string, text: string): Promise<boolean> => {
  if (platform === 'browser') {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    return true
  }
  try {
    const path = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`
    wechat.getFileSystemManager().writeFileSync(path, text, 'utf8')
    await (Taro as unknown as { shareFileMessage(options: { filePath: string }): Promise<unknown> }).shareFileMessage({ filePath: path })
    return true
  } catch {
    return false
  }
}
