import Taro from '@tarojs/taro'
import type { LocalFile } from './local-file'
import { platform } from './platform'
import { wechat } from './wechat'

/** What waits to be sent outlives a restart: in the browser's own database, in WeChat as a saved file. */
const store = 'outgoing'

const database = (): Promise<IDBDatabase> => new Promise((resolve, reject) => {
  const opening = indexedDB.open('guagou', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(store)
  opening.onsuccess = () => resolve(opening.result)
  opening.onerror = () => reject(opening.error ?? new Error('no database'))
})

const inBrowser = async <T>(mode: IDBTransactionMode, work: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const open = await database()
  try {
    return await new Promise((resolve, reject) => {
      const request = work(open.transaction(store, mode).objectStore(store))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('not stored'))
    })
  } finally {
    open.close()
  }
}

const key = (id: string): string => `guagou.file.${id}`
const manager = () => wechat.getFileSystemManager()

/** Keeps the file; false when this device would not, then it lasts as long as the app is open. */
export const keepFile = async (id: string, file: LocalFile): Promise<LocalFile> => {
  try {
    if (platform === 'browser') {
      await inBrowser('readwrite', (files) => files.put(file, id))
      return file
    }
    const content = manager().saveFileSync(file.content as string) as string
    const saved = { ...file, content }
    Taro.setStorageSync(key(id), saved)
    return saved
  } catch {
    return file
  }
}

/** The file kept under that id, or null when this device has it no more. */
export const keptFile = async (id: string): Promise<LocalFile | null> => {
  try {
    if (platform === 'browser') return ((await inBrowser<unknown>('readonly', (files) => files.get(id))) as LocalFile | undefined) ?? null
    const saved = Taro.getStorageSync<LocalFile | ''>(key(id))
    if (!saved) return null
    manager().accessSync(saved.content as string)
    return saved
  } catch {
    return null
  }
}

export const dropFile = async (id: string): Promise<void> => {
  try {
    if (platform === 'browser') {
      await inBrowser('readwrite', (files) => files.delete(id))
      return
    }
    const saved = Taro.getStorageSync<LocalFile | ''>(key(id))
    Taro.removeStorageSync(key(id))
    if (saved) manager().removeSavedFile({ filePath: saved.content as string })
  } catch {
    // What is left over costs space only.
  }
}
