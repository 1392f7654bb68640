import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { spoken } from '../../components/spoken'
import { toast } from '../../components/toast'
import { explain } from '../../services/refusal-text'
import { useBureaus } from '../ticket/calls'
import { ManyOf, OneOf } from '../ticket/forms/options'
import '../ticket/forms/form.scss'
import { useMoves, useTemplates } from './calls'

/** Begins an approval: the template, and which of its items this matter needs. */
export function StartApproval({ ticketId }: { ticketId: string }) {
  const { data, error, refetch } = useTemplates()
  const { data: bureaus } = useBureaus()
  const moves = useMoves(ticketId)
  const [chosen, setChosen] = useState<string | null>(null)
  const [without, setWithout] = useState<string[]>([])
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={4} lead={false} />
  if (data.templates.length === 0) return <Empty title="还没有审批模板" next="请联系管理员添加审批模板" />
  const template = data.templates.find(({ id }) => id === chosen) ?? (data.templates.length === 1 ? data.templates[0] : undefined)
  const nameOf = (id: string) => bureaus?.bureaus.find((bureau) => bureau.id === id)?.name ?? ''
  const start = async () => {
    if (template && await moves.run('ticket.approval.start', { templateId: template.id, without })) toast('并联审批已启动，各部门和企业都已收到通知')
  }
  return (
    <View>
      <View className="approval-box">
        <OneOf
          label="用哪个模板"
          options={data.templates.map(({ id, name, note }) => ({ value: id, text: name, note }))}
          value={template?.id ?? null}
          onChange={(id) => {
            setChosen(id)
            setWithout([])
          }}
        />
        {template && (
          <ManyOf
            label="需要办的事项"
            options={template.items.map(({ key, name, bureauId, days, mandatory, after }) => ({
              value: key, text: name,
              note: `${nameOf(bureauId)}，${days} 个工作日${mandatory ? '' : '，选办'}${after.length > 0 ? `，在${after.map((before) => template.items.find((item) => item.key === before)?.name ?? before).join('、')}之后` : ''}`,
            }))}
            values={template.items.map(({ key }) => key).filter((key) => !without.includes(key))}
            onChange={(keys) => setWithout(template.items.map(({ key }) => key).filter((key) => !keys.includes(key)))}
          />
        )}
      </View>
      <View className="approval-foot">
        {moves.trouble && <View className="approval-trouble" {...spoken({ role: 'alert' })}>{moves.trouble.happened}，{moves.trouble.next}</View>}
        <View className="approval-foot-part">
          <Button kind="primary" busy={moves.busy} disabled={!template || without.length === template.items.length} onPress={() => void start()}>启动并联审批</Button>
        </View>
      </View>
    </View>
  )
}
