import { View } from '@tarojs/components'
import type { Item, Material } from '@guagou/types/approval'
import { useState } from 'react'
import { Field, TextArea } from '../../components/field'
import { toast } from '../../components/toast'
import { FormSheet } from '../ticket/forms/form-sheet'
import type { Moves } from './calls'
import { itemDoneWords } from './words'

interface ProvideFormProps {
  item: Item
  material: Material
  moves: Moves
  close(): void
}

/** A document, or the words that say where it is on record already. */
export function ProvideForm({ item, material, moves, close }: ProvideFormProps) {
  const [name, setName] = useState(material.name)
  const [note, setNote] = useState('')
  const missing = name.trim() === '' ? '请填写材料名称' : note.trim() === '' ? '请写明文号，或材料在哪里可以调取' : null
  const send = async () => {
    if (!(await moves.run('ticket.item.provide', { item: item.key, material: material.key, document: { name, note } } as never))) return
    toast(itemDoneWords.provide)
    close()
  }
  return (
    <FormSheet title={`${material.version === 0 ? '提供' : '替换'}：${material.name}`} close={close} submit="提交材料" missing={missing} action={{ busy: moves.busy, problem: moves.trouble }} onSubmit={() => void send()}>
      {material.reason !== null && (
        <>
          <View className="form-label">要求</View>
          <View className="form-quote">{material.reason}</View>
        </>
      )}
      <Field label="材料名称" value={name} onChange={setName} maxLength={100} />
      <TextArea label="文号或说明" value={note} onChange={setNote} maxLength={500} hint="以前的版本都会保留" />
    </FormSheet>
  )
}
