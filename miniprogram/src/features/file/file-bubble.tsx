import { View } from '@tarojs/components'
import type { FileView } from '@guagou/types/file'
import { endingOf } from '@guagou/types/file'
import { useState } from 'react'
import { Press } from '../../components/press'
import { toast } from '../../components/toast'
import { openFile } from '../../services/open-file'
import { explain } from '../../services/refusal-text'
import { fetchFileLink } from './links'
import { sizeText } from './words'

/** Kinds by colour, as office people know them; the letters say it too. */
const tones: Record<string, string> = {
  pdf: 'red', ofd: 'red', doc: 'blue', docx: 'blue', wps: 'blue', xls: 'green', xlsx: 'green', et: 'green', csv: 'green',
  ppt: 'orange', pptx: 'orange', dps: 'orange',
}

interface FileProps {
  file: FileView
  messageId?: string
  /** Not sent yet: there is nothing to open. */
  sending?: boolean
}

/** A document: its name, size and kind; a tap opens or saves it. */
export function FileBubble({ file, messageId, sending = false }: FileProps) {
  const [busy, setBusy] = useState(false)
  const ending = endingOf(file.name) || file.type
  const open = async () => {
    if (sending || busy) return
    setBusy(true)
    try {
      const link = await fetchFileLink(file.id, messageId)
      if (link) await openFile(link.url, file.name, file.type)
      else toast('文件已不能查看')
    } catch (error) {
      const { happened, next } = explain(error)
      toast(`文件没有打开：${happened}，${next}`)
    }
    setBusy(false)
  }
  return (
    <Press className="file" label={`文件 ${file.name}，${sizeText(file.size)}，点开查看`} onPress={() => void open()}>
      <View className="file-words" aria-hidden="true">
        <View className="file-name">{file.name}</View>
        <View className="file-size">{busy ? '正在打开…' : sizeText(file.size)}</View>
      </View>
      <View className={`file-kind file-${tones[ending] ?? 'grey'}`} aria-hidden="true">{ending.toUpperCase()}</View>
    </Press>
  )
}
