import { Image, View } from '@tarojs/components'
import type { FileView } from '@guagou/types/file'
import { useState } from 'react'
import { Press } from '../../components/press'
import { toast } from '../../components/toast'
import { ours } from '../../services/file-address'
import { previewPhotos } from '../../services/open-file'
import { platform } from '../../services/platform'
import { explain } from '../../services/refusal-text'
import { fetchFileLink, useFileLink } from './links'
import { PhotoViewer } from './photo-viewer'

/** The longer side of a photo in the conversation, in pixels at standard text size. */
const longest = 180
const shortest = 64

/** The button around it says what it is. */
const decorative = platform === 'browser' ? { nativeProps: { alt: '' } } : {}

/** As large as the photo's own measures say, so that nothing moves when it has loaded. */
const measures = ({ width = longest, height = longest }: FileView): { width: number; height: number } => {
  const factor = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(shortest, Math.round(width * factor)), height: Math.max(shortest, Math.round(height * factor)) }
}

interface PhotoProps {
  file: FileView
  messageId: string
  /** Where this device has it, while it is being sent. */
  local?: string | undefined
}

/** A photo in the conversation; a tap shows it full screen. */
export function PhotoBubble({ file, messageId, local }: PhotoProps) {
  const { data: link, isError } = useFileLink(file.id, messageId, local === undefined)
  const [viewed, setViewed] = useState<string | null>(null)
  const source = local ?? link?.thumb ?? link?.url
  const view = async () => {
    try {
      const url = local ?? (await fetchFileLink(file.id, messageId))?.url
      if (url === undefined) return toast('图片已不能查看')
      if (platform === 'browser') setViewed(ours(url))
      else await previewPhotos([url], url)
    } catch (error) {
      const { happened, next } = explain(error)
      toast(`图片没有打开：${happened}，${next}`)
    }
  }
  const { width, height } = measures(file)
  return (
    <>
      <Press className="photo" label="图片，点开查看大图" onPress={() => void view()}>
        {source === undefined || source === ''
          ? <View className="photo-blank" style={{ width: `${width}px`, height: `${height}px` }}>{isError || link === null ? '图片没有载入' : ''}</View>
          : <Image className="photo-image" src={ours(source)} mode="aspectFill" {...decorative} style={{ width: `${width}px`, height: `${height}px` }} />}
      </Press>
      {viewed !== null && <PhotoViewer url={viewed} name={file.name} onClose={() => setViewed(null)} />}
    </>
  )
}
