import type { EnterpriseRow } from '@guagou/types/administration'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Field } from '../../components/field'
import { NoticeBar } from '../../components/notice-bar'
import { toast } from '../../components/toast'
import { useCall } from '../../services/query'
import { useToday } from '../../services/today'
import { momentText } from '../../words/moments'
import { exportEnterprise } from '../people/export-enterprise'
import { FormSheet } from '../ticket/forms/form-sheet'
import { useDeed } from './use-deed'

/** An enterprise that is served no more: what is kept of it is taken out, and then deleted for good, by whoever types its name. */
export function EnterpriseEnd({ enterprise, back, close }: { enterprise: EnterpriseRow; back(): void; close(): void }) {
  const [name, setName] = useState('')
  const [exporting, setExporting] = useState(false)
  const { data, refetch } = useCall('roster.enterprise.holding', { enterpriseId: enterprise.id })
  const today = useToday()
  const deed = useDeed('roster.enterprise.erase', () => {
    toast('已注销，数据正在删除')
    close()
  })
  const takeOut = async () => {
    setExporting(true)
    await exportEnterprise(enterprise)
    await refetch()
    setExporting(false)
  }
  const missing = !data ? '正在统计' : data.open > 0 ? `还有 ${data.open} 件诉求没有办结，办结或撤回后才能注销`
    : name.trim() !== enterprise.name ? '请完整输入企业名称，以免误删' : null
  return (
    <FormSheet title="导出与注销" close={back} submit="永久删除这家企业" danger missing={missing} action={deed} onSubmit={() => void deed.submit({ enterpriseId: enterprise.id, name: name.trim() })}>
      <CellGroup heading={enterprise.name} note="管理员导出的是名册部分：企业、人员、挂钩关系和邀请。群聊和诉求只有企业负责人能导出（我的 › 我的信息），注销前请提醒。">
        <Cell title="导出名册档案" note={data?.exportedAt ? `最近一次导出：${momentText(data.exportedAt, today)}` : '还没有人导出过'} trail={<Button size="inline" busy={exporting} onPress={() => void takeOut()}>导出</Button>} />
      </CellGroup>
      {data && (
        <CellGroup heading="注销会删除">
          <Cell title="人员" note="全部退出，账号立即失效；兼任其他角色的保留" trail={`${data.people} 人`} />
          <Cell title="群聊消息" trail={`${data.messages} 条`} />
          <Cell title="诉求及办理记录" trail={`${data.tickets} 件`} />
          <Cell title="文件" trail={`${data.files} 个`} />
        </CellGroup>
      )}
      <NoticeBar tone="danger" text="删除后不能恢复。谁在什么时候注销了哪家企业会留在信息保护记录里。" />
      <View><Field label="输入企业名称确认" value={name} onChange={setName} maxLength={60} placeholder={enterprise.name} /></View>
    </FormSheet>
  )
}
