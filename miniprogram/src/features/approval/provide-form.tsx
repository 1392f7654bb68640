import { View } from '@tarojs/components'
import type { Item, Material } from '@guagou/types/approval'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Field, TextArea } from '../../components/field'
import { toast } from '../../components/toast'
import type { LocalFile } from '../../services/local-file'
import { pickFiles, pickPhotos } from '../../services/pick'
import { sendable } from '../file/sendable'
import { useUpload } from '../file/use-upload'
import { sizeText } from '../file/words'
import { FormSheet } from '../ticket/forms/form-sheet'
import type { Moves } from './calls'
import { itemDoneWords } from './words'

interface ProvideFormProps {
  ticketId: string
  item: Item
  material: Material
  moves: Moves
  close(): void
}

/** A document as a file, or the words that say where it is on record already. */
export function ProvideForm({ ticketId, item, material, moves, close }: ProvideFormProps) {
  const [name, setName] = useState(material.name)
  const [note, setNote] = useState('')
  const [file, setFile] = useState<LocalFile | null>(null)
  const { send: sendFile, share, trouble, cancel } = useUpload({ ticketId }, 'document')
  const missing = name.trim() === '' ? '请填写材料名称' : note.trim() === '' && !file ? '请选择文件，或写明文号和在哪里可以调取' : null
  const choose = (pick: () => Promise<LocalFile[]>) => {
    pick().then((files) => setFile(sendable(files)[0] ?? file), () => toast('没有取到文件，请再试一次'))
  }
  const send = async () => {
    const sent = file && (await sendFile(file))
    if (file && !sent) return
    const document = { name, ...(note.trim() === '' ? {} : { note }), ...(sent ? { fileId: sent.id } : {}) }
    if (!(await moves.run('ticket.item.provide', { item: item.key, material: material.key, document } as never))) return
    toast(itemDoneWords.provide)
    close()
  }
  return (
    <FormSheet title={`${material.version === 0 ? '提供' : '替换'}：${material.name}`} close={close} submit="提交材料" missing={missing} action={{ busy: moves.busy || share !== null, problem: trouble ?? moves.trouble }} onSubmit={() => void send()}>
      {material.reason !== null && (
        <>
          <View className="form-label">要求</View>
          <View className="form-quote">{material.reason}</View>
        </>
      )}
      <Field label="材料名称" value={name} onChange={setName} maxLength={100} />
      <View className="form-label">文件（20 MB 以内）</View>
      {file && <View className="approval-line">{file.name}　{sizeText(file.size)}</View>}
      {share === null ? (
        <View className="approval-row">
          <Button size="inline" onPress={() => choose(pickFiles)}>{file ? '换一个文件' : '选择文件'}</Button>
          <Button size="inline" onPress={() => choose(() => pickPhotos('album'))}>选择照片</Button>
          {file && <Button size="inline" onPress={() => setFile(null)}>不附文件</Button>}
        </View>
      ) : (
        <View className="approval-row" aria-live="polite">
          <View className="approval-line">正在上传 {Math.round(share * 100)}%</View>
          <Button size="inline" onPress={cancel}>取消上传</Button>
        </View>
      )}
      <TextArea label="文号或说明" value={note} onChange={setNote} maxLength={500} hint="以前的版本都会保留" />
    </FormSheet>
  )
}
