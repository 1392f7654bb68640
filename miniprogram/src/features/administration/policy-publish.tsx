import type { Policy } from '@guagou/types/policy'
import { View } from '@tarojs/components'
import { Cell, CellGroup } from '../../components/cell'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { toast } from '../../components/toast'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { reasonText } from '../policy/words'
import { FormSheet } from '../ticket/forms/form-sheet'
import { useDeed } from './use-deed'

/** Before publishing: how many and which enterprises it fits, each with the sentence it will read. */
export function PolicyPublish({ policy, close }: { policy: Policy; close(): void }) {
  const { data, error, refetch } = useCall('roster.policy.fits', { fit: policy.fit })
  const deed = useDeed('roster.policy.publish', ({ told }) => {
    toast(told.enterprises > 0 ? '已发布' : '已发布，正在通知企业')
    close()
  })
  const missing = !data ? '正在查找适合的企业' : data.total === 0 ? '没有适合的企业，请修改条件' : null
  return (
    <FormSheet
      title={`发布《${policy.title}》`} close={close} submit={data ? `发布给这 ${data.total} 家企业` : '发布'} missing={missing} action={deed}
      onSubmit={() => void deed.submit({ policyId: policy.id, version: policy.version })}
    >
      <View className="form-note">发布后不能修改，可以撤回。适合的企业会收到通知，截止前再提醒一次。关闭则留作草稿。</View>
      {!data && (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={5} lead={false} />)}
      {data && data.total > 0 && (
        <CellGroup heading={`适合 ${data.total} 家企业`} {...(data.total > data.enterprises.length ? { note: `按名称列出前 ${data.enterprises.length} 家` } : {})}>
          {data.enterprises.map(({ id, name, reason }) => <Cell key={id} title={name} note={reasonText(reason)} />)}
        </CellGroup>
      )}
    </FormSheet>
  )
}
