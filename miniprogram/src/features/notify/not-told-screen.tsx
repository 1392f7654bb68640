import { View } from '@tarojs/components'
import type { NotTold } from '@guagou/types/notify'
import { useState } from 'react'
import { Avatar } from '../../components/avatar'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { toast } from '../../components/toast'
import { openPage } from '../../navigation'
import { api } from '../../services/api'
import { dial } from '../../services/dial'
import { queryClient, useCall } from '../../services/query'
import { explain, refusalText } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { momentText } from '../../words/moments'
import { noticeText, obstacleWords } from './notice-words'
import './not-told-screen.scss'

const refresh = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('notify.') })

/** Most of them at once; the rest follows when these are told. */
const shownAtOnce = 5

function Untold({ row, today }: { row: NotTold; today: number }) {
  const [phone, setPhone] = useState<string | null>(null)
  const [busy, setBusy] = useState<'dial' | 'told' | null>(null)
  const { person, title, place, obstacle, notices } = row
  const call = async () => {
    setBusy('dial')
    try {
      const answer = await api('notify.phone', { noticeId: notices[0]!.id })
      if (answer.ok) {
        setPhone(answer.value.phone)
        dial(answer.value.phone)
      } else {
        toast(refusalText(answer.refusal.code).happened)
        await refresh()
      }
    } catch (failure) {
      toast(explain(failure).happened)
    } finally {
      setBusy(null)
    }
  }
  const told = async () => {
    setBusy('told')
    try {
      const answer = await api('notify.phoned', { noticeIds: notices.map(({ id }) => id).slice(0, 100) })
      toast(answer.ok ? `已记下：电话告知${person.name}` : refusalText(answer.refusal.code).happened)
      await refresh()
    } catch (failure) {
      toast(explain(failure).happened)
    } finally {
      setBusy(null)
    }
  }
  return (
    <CellGroup>
      <Cell
        lead={<Avatar name={person.name} />}
        title={person.name}
        note={<>
          <View>{place}{title === '' ? '' : `　${title}`}</View>
          <View>没通知到：{obstacleWords[obstacle ?? 'down']}</View>
          {phone !== null && <View className="untold-phone">{phone}</View>}
        </>}
      />
      {notices.slice(0, shownAtOnce).map((notice) => (
        <Cell
          key={notice.id}
          title={noticeText(notice.kind)}
          note={`${notice.title}　${momentText(notice.at, today)}`}
          onPress={() => openPage(notice.page)}
        />
      ))}
      {notices.length > shownAtOnce && <Cell title={`还有 ${notices.length - shownAtOnce} 条`} />}
      <View className="untold-buttons">
        <Button size="inline" busy={busy === 'dial'} label={`拨打${person.name}的电话`} onPress={() => void call()}>拨打电话</Button>
        <Button size="inline" kind="primary" busy={busy === 'told'} label={`已电话告知${person.name}`} onPress={() => void told()}>已电话告知</Button>
      </View>
    </CellGroup>
  )
}

/** Whom neither WeChat nor anything else has reached: told by phone, by the one who is responsible for them. */
export function NotToldScreen() {
  const { data, error, refetch } = useCall('notify.notTold', {})
  const today = useToday()
  return (
    <Screen title="未通知到的人">
      {!data && (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={4} />)}
      {data && data.people.length === 0 && <Empty title="该知道的人都已知道" next="有人收不到通知时，会列在这里，请您打电话告诉他" />}
      {data && data.people.length > 0 && <View className="untold-why">这些人收不到微信通知，请打电话告知。查看号码会留下记录。</View>}
      {data?.people.map((row) => <Untold key={row.person.id} row={row} today={today} />)}
      {data?.more && <View className="untold-why">人数较多，先列出最急的。</View>}
    </Screen>
  )
}
