import { View } from '@tarojs/components'
import { useState } from 'react'
import { TextArea } from '../../../components/field'
import { SearchBar } from '../../../components/search-bar'
import { useBureaus } from '../calls'
import { useAction } from '../use-action'
import { useDraft } from '../use-draft'
import { actionWords } from '../words'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'
import { OneOf } from './options'

/** A bureau hands a ticket back with the line of its own duty list that says why it is not the one. */
export function ReturnForm({ ticket, close, done }: FormProps) {
  const draft = useDraft(`return.${ticket.id}`)
  const action = useAction('return', ticket.id, (returned) => {
    draft.forget()
    done(returned)
  })
  const { data } = useBureaus()
  const [dutyId, setDuty] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const duties = data?.bureaus.find((bureau) => bureau.id === ticket.leadBureau?.id)?.duties ?? []
  const found = duties.filter((duty) => duty.text.includes(search.trim()) || duty.id === dutyId)
  const missing = dutyId === null ? '请选择依据的权责条目' : draft.text.trim() === '' ? '请写明退回理由' : null
  return (
    <FormSheet
      title={actionWords.return}
      close={close}
      submit={ticket.returns > 0 ? '退回，由督办人员裁定' : '退回'}
      missing={missing}
      action={action}
      onSubmit={() => dutyId !== null && void action.submit({ dutyId, reason: draft.text })}
    >
      {ticket.returns > 0 && <View className="form-note">这件诉求已退回过 {ticket.returns} 次，再次退回将由督办人员裁定，裁定后不能再退。</View>}
      <TextArea label="退回理由" value={draft.text} onChange={draft.write} maxLength={500} placeholder="为什么不属于本部门，应由谁办" />
      <View className="form-label" aria-hidden="true">依据的权责条目</View>
      <SearchBar label="搜权责条目" value={search} onChange={setSearch} />
      <OneOf quiet label="依据的权责条目" options={found.map(({ id, text }) => ({ value: id, text }))} value={dutyId} onChange={setDuty} />
    </FormSheet>
  )
}
