import type { Cluster } from '@guagou/types/routing'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { open } from '../../navigation'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { TicketSummary } from '../ticket/summary'
import { titleOf } from '../ticket/words'

/** Matters of one kind from several enterprises: a sign that something has to be settled for all of them. */
export function ClustersSection() {
  const { data, error, refetch } = useCall('ticket.clusters', {})
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={5} lead={false} />
  if (data.clusters.length === 0) {
    return <Empty title="近 60 天没有多家企业遇到的同类诉求" next="同一类事有 2 家以上企业、3 件以上诉求时会出现在这里。" />
  }
  return (
    <>
      <View className="routing-note">近 60 天，同一项权责或内容相近的事有 2 家以上企业、3 件以上诉求；增长快的在前。</View>
      {data.clusters.map((cluster) => <OneCluster key={cluster.rows[0]?.id ?? cluster.duty?.id} cluster={cluster} />)}
    </>
  )
}

function OneCluster({ cluster: { duty, bureau, tickets, enterprises, open: unsettled, recent, before, rows } }: { cluster: Cluster }) {
  const [shown, setShown] = useState(false)
  const name = duty?.text ?? `权责清单里没有：${rows[0] ? titleOf(rows[0]) : '同类诉求'}`
  return (
    <View className="routing-card">
      <View className="routing-head">
        <View className="routing-title">{name}</View>
        {recent > before && <Tag text={`增加 ${recent - before} 件`} tone="warning" />}
      </View>
      <View className="routing-line">{bureau ? `${bureau.name} · ` : ''}{tickets} 件，{enterprises} 家企业，未办结 {unsettled} 件</View>
      <View className="routing-line">近 14 天 {recent} 件，之前 14 天 {before} 件</View>
      <Button key={shown ? 'hide' : 'show'} size="inline" kind="quiet" label={`${shown ? '收起' : '查看'}：${name}`} onPress={() => setShown(!shown)}>{shown ? '收起' : `查看 ${rows.length} 件诉求`}</Button>
      {shown && rows.map((row) => <TicketSummary key={row.id} row={row} withEnterprise onPress={() => open('ticket', { id: row.id })} />)}
    </View>
  )
}
