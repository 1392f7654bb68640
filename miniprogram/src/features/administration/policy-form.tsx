import { type Policy, type PolicyFit, policyLimits } from '@guagou/types/policy'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { DateChoice } from '../../components/date-choice'
import { Field, TextArea } from '../../components/field'
import { toast } from '../../components/toast'
import { currentTime } from '../../services/clock'
import { dateText, isoDay, momentOn } from '../../words/dates'
import { FormSheet } from '../ticket/forms/form-sheet'
import { ManyOf } from '../ticket/forms/options'
import { PolicyPublish } from './policy-publish'
import { useDeed } from './use-deed'

const kinds = [{ value: 'hightech', text: '规上高企' }, { value: 'large', text: '亿元以上' }] as const
const dayMs = 86_400_000

interface PolicyFormProps {
  policy: Policy | null
  industries: readonly { name: string; enterprises: number }[]
  close(): void
}

/** A draft: what it is, until when, whom it fits. Saved first, then published from what was saved. */
export function PolicyForm({ policy, industries, close }: PolicyFormProps) {
  const now = currentTime()
  const [title, setTitle] = useState(policy?.title ?? '')
  const [summary, setSummary] = useState(policy?.summary ?? '')
  const [text, setText] = useState(policy?.text ?? '')
  const [link, setLink] = useState(policy?.link ?? '')
  const [deadline, setDeadline] = useState(policy?.deadline ?? isoDay(now + 30 * dayMs))
  const [fit, setFit] = useState<PolicyFit>(policy?.fit ?? { industries: [], kinds: [] })
  const [saved, setSaved] = useState<Policy | null>(null)
  const deed = useDeed('roster.policy.save', (written) => {
    toast('已存为草稿')
    setSaved(written)
  })
  if (saved) return <PolicyPublish policy={saved} close={close} />
  const missing = title.trim() === '' ? '请填写政策名称' : summary.trim() === '' ? '请写一段摘要'
    : link.trim() !== '' && !/^https?:\/\/\S+$/.test(link.trim()) ? '链接应以 http:// 或 https:// 开头' : deadline <= isoDay(now) ? '截止日期应晚于今天' : null
  const submit = () => void deed.submit({
    ...(policy ? { policyId: policy.id } : {}), version: policy?.version ?? 0, title, summary, deadline, fit,
    ...(text.trim() === '' ? {} : { text }), ...(link.trim() === '' ? {} : { link }),
  })
  return (
    <FormSheet title={policy ? '修改政策' : '写一项政策'} close={close} submit="保存，看适合哪些企业" missing={missing} action={deed} onSubmit={submit}>
      <Field label="政策名称" value={title} onChange={setTitle} maxLength={policyLimits.title} />
      <TextArea label="摘要" value={summary} onChange={setSummary} maxLength={policyLimits.summary} placeholder="一两句话：给什么、给谁、怎么办" />
      <TextArea label="条件、材料和办理（可不填）" value={text} onChange={setText} maxLength={policyLimits.text} />
      <Field label="原文链接（可不填）" value={link} onChange={setLink} maxLength={300} placeholder="https://" />
      <DateChoice label="申报截止" value={deadline} start={isoDay(now + dayMs)} onChange={setDeadline} text={dateText(momentOn(deadline), now)} />
      <ManyOf
        label="适合的企业类别（不选就是全部）" options={kinds} values={fit.kinds} onChange={(chosen) => setFit({ ...fit, kinds: chosen })}
      />
      <ManyOf
        label="适合的行业（不选就是全部）" options={industries.map(({ name, enterprises }) => ({ value: name, text: name, note: `${enterprises} 家` }))}
        values={fit.industries} onChange={(chosen) => setFit({ ...fit, industries: chosen })}
      />
      {policy && <View className="desk-acts"><Button size="inline" kind="quiet" onPress={() => setSaved(policy)}>不改，直接看适合哪些企业</Button></View>}
    </FormSheet>
  )
}
