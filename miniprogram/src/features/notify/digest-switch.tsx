import { useState } from 'react'
import { Cell, CellGroup } from '../../components/cell'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { queryClient, useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { timeText } from '../../words/moments'

/** Whether the person wants the day's message in the morning. */
export function DigestSwitch() {
  const { data } = useCall('notify.digest', {})
  const [busy, setBusy] = useState(false)
  if (!data) return null
  const toggle = async () => {
    if (busy) return
    setBusy(true)
    try {
      const answer = await api('notify.want', { digest: !data.wanted })
      if (answer.ok) {
        await queryClient.invalidateQueries({ queryKey: ['notify.digest'] })
        toast(answer.value.digest ? `从下一个工作日起，早上 ${timeText(data.digestAt)} 发给您` : '不再发送早间摘要')
      }
    } catch (failure) {
      toast(explain(failure).happened)
    } finally {
      setBusy(false)
    }
  }
  return (
    <CellGroup note={`每个工作日早上 ${timeText(data.digestAt)} 一条，当天没有事就不发。`}>
      <Cell
        title="早间摘要"
        trail={<Tag text={data.wanted ? '已开启' : '未开启'} tone={data.wanted ? 'success' : 'neutral'} />}
        label={`早间摘要，${data.wanted ? '已开启' : '未开启'}，点击切换`}
        arrow={false}
        onPress={() => void toggle()}
      />
    </CellGroup>
  )
}
