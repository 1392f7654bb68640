import { thumbLimit } from '@guagou/types/file'
import type { LocalFile } from './local-file'
import { wechat } from './wechat'

/** A photo's longer side after it was made smaller, and its small picture's, in pixels. */
const longest = { photo: 2_560, thumb: 360 }
/** A photo below this is sent as it is (bytes). */
const small = 1_500_000

const scaledTo = (width: number, height: number, most: number): [number, number] => {
  const factor = Math.min(1, most / Math.max(width, height))
  return [Math.max(1, Math.round(width * factor)), Math.max(1, Math.round(height * factor))]
}

const decoded = (blob: Blob): Promise<HTMLImageElement> => new Promise((resolve, reject) => {
  const image = new Image()
  const url = URL.createObjectURL(blob)
  image.onload = () => resolve(image)
  image.onerror = () => reject(new Error('not a picture this browser knows'))
  image.src = url
})

const jpegOf = (image: HTMLImageElement, most: number, quality: number): Promise<Blob> => new Promise((resolve, reject) => {
  const canvas = document.createElement('canvas')
  const [width, height] = scaledTo(image.naturalWidth, image.naturalHeight, most)
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')!
  // JPEG knows no transparency.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.drawImage(image, 0, 0, width, height)
  canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', quality)
})

const base64Of = async (blob: Blob): Promise<string> => {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

const asJpeg = (name: string): string => `${name.replace(/\.[^.]*$/, '')}.jpg`

/** A photo as it is sent from a browser: not larger than anybody needs, with its small picture. Throws for no picture. */
export const shrunkInBrowser = async (name: string, blob: Blob): Promise<LocalFile> => {
  const image = await decoded(blob)
  const tooLarge = blob.size > small || Math.max(image.naturalWidth, image.naturalHeight) > longest.photo
  const moving = blob.type === 'image/gif'
  const known = /^image\/(jpeg|png)$/.test(blob.type)
  const content = moving || (known && !tooLarge) ? blob : await jpegOf(image, longest.photo, 0.85)
  const [width, height] = content === blob ? [image.naturalWidth, image.naturalHeight] : scaledTo(image.naturalWidth, image.naturalHeight, longest.photo)
  let thumb = await jpegOf(image, longest.thumb, 0.75)
  if (thumb.size > thumbLimit) thumb = await jpegOf(image, longest.thumb / 2, 0.5)
  URL.revokeObjectURL(image.src)
  return {
    kind: 'photo', name: content === blob ? name : asJpeg(name), size: content.size, width, height, content,
    ...(thumb.size <= thumbLimit ? { thumb: await base64Of(thumb) } : {}),
  }
}

const thumbInWechat = async (path: string): Promise<string | null> => {
  try {
    const { tempFilePath } = await wechat.compressImage({ src: path, quality: 60, compressedWidth: longest.thumb } as never)
    const base64 = wechat.getFileSystemManager().readFileSync(tempFilePath, 'base64') as string
    return base64.length <= (thumbLimit / 3) * 4 ? base64 : null
  } catch {
    return null
  }
}

/** The same for a picture that WeChat chose and has compressed already. */
export const shrunkInWechat = async (path: string, size: number): Promise<LocalFile> => {
  const info = await wechat.getImageInfo({ src: path }).catch(() => null)
  const thumb = await thumbInWechat(path)
  const ending = info?.type === 'jpeg' || !info?.type ? 'jpg' : info.type
  return {
    kind: 'photo', name: `照片.${ending}`, size, content: path,
    ...(info ? { width: info.width, height: info.height } : {}),
    ...(thumb === null ? {} : { thumb }),
  }
}
