import { View } from '@tarojs/components'
import type { Application } from '@guagou/types/joining'
import type { Role } from '@guagou/types/roster'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { TextArea } from '../../components/field'
import { Sheet } from '../../components/sheet'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { open } from '../../navigation'
import { queryClient, useCall } from '../../services/query'
import { useToday } from '../../services/today'
import { dateText } from '../../words/dates'
import { momentText } from '../../words/moments'
import { ProblemBar } from '../joining/problem'
import { useSending } from '../joining/use-sending'
import '../joining/join.scss'

/** On 今日: who wants to be let in, and what was handed over to me. Nothing where there is nothing. */
export function Arrivals({ roles }: { roles: readonly Role[] }) {
  const decides = roles.some((role) => role === 'staff' || role === 'cadre' || role === 'admin')
  const { data: waiting } = useCall('roster.applications', {}, { enabled: decides })
  const official = roles.some((role) => role === 'cadre' || role === 'officer' || role === 'lead' || role === 'supervisor')
  const { data: taken } = useCall('roster.takeovers', {}, { enabled: official })
  const [deciding, setDeciding] = useState<Application | null>(null)
  const today = useToday()
  const applications = waiting?.applications ?? []
  const handovers = (taken?.handovers ?? []).filter(({ state, enterprises }) => state !== 'cancelled' && enterprises.length > 0)
  return (
    <>
      {applications.length > 0 && (
        <CellGroup heading={`申请加入 ${applications.length} 人`}>
          {applications.map((one) => (
            <Cell
              key={one.id} title={`${one.name}　${one.title}`} note={`${one.enterprise?.name ?? `“${one.wanted}”（名册中没有）`}　${momentText(one.at, today)}`}
              trail={<Tag text="待核对" tone="warning" />} label={`核对${one.name}的加入申请`} onPress={() => setDeciding(one)}
            />
          ))}
        </CellGroup>
      )}
      {handovers.map((handover) => (
        <CellGroup
          key={handover.id}
          heading={handover.state === 'scheduled' ? `${dateText(handover.at, today)}起接手 ${handover.from.name} 的 ${handover.enterprises.length} 家企业` : `接手 ${handover.from.name} 的 ${handover.enterprises.length} 家企业`}
        >
          {handover.state === 'scheduled'
            ? <Cell title="到时自动交接" note={handover.enterprises.map(({ name }) => name).join('、')} />
            : handover.enterprises.map((one) => (
              <Cell key={one.id} title={one.name} note="一页纸：联系人、未办结事项、最近情况" label={`查看${one.name}的一页纸`} onPress={() => open('people/summary', { id: one.id })} />
            ))}
        </CellGroup>
      ))}
      {deciding && <Decide key={deciding.id} application={deciding} onClose={() => setDeciding(null)} />}
    </>
  )
}

function Decide({ application, onClose }: { application: Application; onClose(): void }) {
  const approving = useSending('roster.application.approve')
  const refusing = useSending('roster.application.refuse')
  const [reason, setReason] = useState('')
  const [refuses, setRefuses] = useState(false)
  const today = useToday()
  const done = async (text: string) => {
    toast(text)
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => ['roster.applications', 'roster.colleagues', 'chat.room'].includes(String(queryKey[0])) })
    onClose()
  }
  const approve = async () => {
    if (await approving.send({ id: application.id })) await done(`${application.name} 已加入企业群`)
  }
  const refuse = async () => {
    if (await refusing.send({ id: application.id, reason: reason.trim() })) await done('已告知申请人')
  }
  return (
    <Sheet open title="加入申请" onClose={onClose}>
      <ProblemBar problem={approving.problem ?? refusing.problem} />
      <CellGroup>
        <Cell title={application.name} note={application.title} trail={application.phone} />
        <Cell title={application.enterprise?.name ?? application.wanted} note={application.enterprise ? '企业' : '名册中没有这家企业，请先在名册中登记'} />
        <Cell title="提交时间" trail={momentText(application.at, today)} />
        {application.note !== null && <Cell title="补充说明" note={application.note} />}
      </CellGroup>
      {refuses
        ? (
          <View>
            <TextArea label="不同意的理由" value={reason} onChange={setReason} maxLength={200} placeholder="申请人会看到，例如：请由公司负责人邀请" />
            <View className="sign-in-box">
              <Button kind="danger" busy={refusing.busy} disabled={reason.trim() === ''} onPress={() => void refuse()}>不同意</Button>
              <Button kind="quiet" onPress={() => setRefuses(false)}>返回</Button>
            </View>
          </View>
        )
        : (
          <View className="sign-in-box">
            <Button kind="primary" busy={approving.busy} disabled={application.enterprise === null} onPress={() => void approve()}>同意加入</Button>
            <Button onPress={() => setRefuses(true)}>不同意</Button>
          </View>
        )}
    </Sheet>
  )
}
