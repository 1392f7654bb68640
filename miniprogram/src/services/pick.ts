import { endingOf, endings } from '@guagou/types/file'
import type { LocalFile } from './local-file'
import { platform } from './platform'
import { agreedToPrivacy } from './privacy'
import { shrunkInBrowser, shrunkInWechat } from './shrink'
import { wechat } from './wechat'

/** As many at a time as WeChat's album gives. */
const most = 9

const isPhoto = (name: string, type: string): boolean =>
  type.startsWith('image/') && type !== 'image/svg+xml' && (endings.photo.includes(endingOf(name)) || /^image\/(jpeg|png|gif|webp)$/.test(type))

/** A browser's file as it is sent; what looks like a photo and cannot be read as one goes as a plain file. */
export const asLocalFile = async (file: File, asPhoto = isPhoto(file.name, file.type)): Promise<LocalFile> => {
  const plain: LocalFile = { kind: 'file', name: file.name || '文件', size: file.size, content: file }
  if (!asPhoto) return plain
  const ending = file.type.replace('image/', '').replace('jpeg', 'jpg')
  const name = endings.photo.includes(endingOf(file.name)) ? file.name : `照片.${ending}`
  return shrunkInBrowser(name, file).catch(() => plain)
}

const ask = (accept: string, camera: boolean): Promise<File[]> => new Promise((resolve) => {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.multiple = !camera
  if (camera) input.setAttribute('capture', 'environment')
  input.style.display = 'none'
  input.onchange = () => {
    resolve([...(input.files ?? [])].slice(0, most))
    input.remove()
  }
  input.oncancel = () => {
    resolve([])
    input.remove()
  }
  document.body.append(input)
  input.click()
})

/**
 * Photos from the album or the camera; none when the person changed his mind.
 * @param onChosen called as soon as some are chosen: making large ones smaller takes seconds
 */
export const pickPhotos = async (from: 'album' | 'camera', onChosen?: () => void): Promise<LocalFile[]> => {
  if (platform === 'browser') {
    const files = await ask('image/*', from === 'camera')
    if (files.length > 0) onChosen?.()
    return Promise.all(files.map((file) => asLocalFile(file)))
  }
  if (!(await agreedToPrivacy())) return []
  try {
    const { tempFiles } = await wechat.chooseMedia({
      count: from === 'camera' ? 1 : most, mediaType: ['image'], sourceType: [from], sizeType: ['compressed'],
    })
    onChosen?.()
    return await Promise.all(tempFiles.map(({ tempFilePath, size }) => shrunkInWechat(tempFilePath, size)))
  } catch {
    return []
  }
}

/** Documents: a browser's from the disk, WeChat's from its own chats, which is all that it gives. */
export const pickFiles = async (): Promise<LocalFile[]> => {
  if (platform === 'browser') {
    const files = await ask(endings.file.map((ending) => `.${ending}`).join(), false)
    return Promise.all(files.map((file) => asLocalFile(file, false)))
  }
  if (!(await agreedToPrivacy())) return []
  try {
    const { tempFiles } = await wechat.chooseMessageFile({ count: most, type: 'all' })
    return tempFiles.map(({ name, size, path }): LocalFile => ({ kind: 'file', name, size, content: path }))
  } catch {
    return []
  }
}
