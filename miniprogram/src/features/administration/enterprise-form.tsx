import type { EnterpriseKind, EnterpriseRow } from '@guagou/types/administration'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { toast } from '../../components/toast'
import { FormSheet } from '../ticket/forms/form-sheet'
import { OneOf } from '../ticket/forms/options'
import { EnterpriseEnd } from './enterprise-end'
import { useDeed } from './use-deed'

const kinds = [{ value: 'hightech', text: '规上高企' }, { value: 'large', text: '亿元以上' }] as const
export const kindWord = (kind: EnterpriseKind): string => kinds.find(({ value }) => value === kind)!.text

/** An enterprise of the roster: added, changed, or, when it is served no more, taken out and deleted. */
export function EnterpriseForm({ enterprise, close }: { enterprise: EnterpriseRow | null; close(): void }) {
  const [id, setId] = useState(enterprise?.id ?? '')
  const [name, setName] = useState(enterprise?.name ?? '')
  const [industry, setIndustry] = useState(enterprise?.industry ?? '')
  const [kind, setKind] = useState<EnterpriseKind | null>(enterprise?.kind ?? null)
  const [address, setAddress] = useState(enterprise?.address ?? '')
  const deed = useDeed('roster.admin.enterprise.save', () => {
    toast(enterprise ? '已保存' : '已添加')
    close()
  })
  const [ending, setEnding] = useState(false)
  if (enterprise && ending) return <EnterpriseEnd enterprise={enterprise} back={() => setEnding(false)} close={close} />
  const missing = !/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(id) ? '请填写 18 位统一社会信用代码' : name.trim() === '' ? '请填写企业名称'
    : industry.trim() === '' ? '请填写行业' : kind === null ? '请选择企业类别' : null
  return (
    <FormSheet
      title={enterprise ? '修改企业' : '添加企业'} close={close} submit="保存" missing={missing} action={deed}
      onSubmit={() => void deed.submit({ id, ...(enterprise ? { rev: enterprise.rev } : {}), name, industry, kind: kind!, address })}
    >
      <Field label="统一社会信用代码" value={id} onChange={(text) => setId(text.toUpperCase().trim())} maxLength={18} disabled={enterprise !== null} hint="末位是校验码，保存时核对" />
      <Field label="企业名称" value={name} onChange={setName} maxLength={60} />
      <Field label="行业" value={industry} onChange={setIndustry} maxLength={30} />
      <OneOf label="企业类别" options={kinds} value={kind} onChange={setKind} />
      <Field label="地址" value={address} onChange={setAddress} maxLength={120} />
      {enterprise && <View className="desk-acts"><Button size="inline" kind="quiet" onPress={() => setEnding(true)}>导出档案、注销企业</Button></View>}
    </FormSheet>
  )
}
