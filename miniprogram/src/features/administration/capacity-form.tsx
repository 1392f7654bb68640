import type { Capacity } from '@guagou/types/administration'
import { useState } from 'react'
import { Field } from '../../components/field'
import { toast } from '../../components/toast'
import { FormSheet } from '../ticket/forms/form-sheet'
import { useDeed } from './use-deed'

const isCount = (text: string): boolean => /^[1-9]\d?$|^100$/.test(text)

export function CapacityForm({ capacity, close }: { capacity: Capacity; close(): void }) {
  const [leader, setLeader] = useState(String(capacity.leader))
  const [head, setHead] = useState(String(capacity.head))
  const deed = useDeed('roster.admin.capacity', () => {
    toast('已保存')
    close()
  })
  return (
    <FormSheet
      title="最多挂钩家数" close={close} submit="保存" missing={isCount(leader) && isCount(head) ? null : '请填写 1 到 100 的数'} action={deed}
      onSubmit={() => void deed.submit({ leader: Number(leader), head: Number(head) })}
    >
      <Field label="园区领导" type="number" value={leader} onChange={setLeader} />
      <Field label="部门负责人" type="number" value={head} onChange={setHead} hint="只约束以后新建的挂钩关系，已有的不受影响" />
    </FormSheet>
  )
}
