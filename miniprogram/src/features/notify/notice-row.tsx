import { View } from '@tarojs/components'
import type { Notice } from '@guagou/types/notify'
import { Cell } from '../../components/cell'
import { Tag } from '../../components/tag'
import { openPage } from '../../navigation'
import { api } from '../../services/api'
import { currentTime } from '../../services/clock'
import { queryClient } from '../../services/query'
import { deadlineText } from '../../words/dates'
import { clockText, dayNumber, momentText } from '../../words/moments'
import { deliveryText, noticeText } from './notice-words'
import './notice-list.scss'

/** Opens the place and remembers that it was seen; without a network it stays unread, and the next tap tells it again. */
export const readNotice = async (notice: Pick<Notice, 'id' | 'page' | 'read'>): Promise<void> => {
  openPage(notice.page)
  if (notice.read) return
  const answer = await api('notify.read', { noticeId: notice.id }).catch(() => null)
  if (answer?.ok) await queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('notify.') })
}

const howItWent = (notice: Notice, today: number): string => {
  if (notice.done && notice.asks) return '已办'
  if (notice.delivery !== 'queued' || notice.obstacle !== null) return deliveryText(notice)
  const when = dayNumber(notice.pushAt) === dayNumber(today) ? clockText(notice.pushAt) : momentText(notice.pushAt, today)
  return notice.pushAt - notice.at > 60_000 ? `待推送（${when} 合并推送）` : '待推送'
}

/** One notice: what happened, to what, how it reached the person, and by when something is due. */
export function NoticeRow({ notice, today, due = false }: { notice: Notice; today: number; due?: boolean }) {
  const { read, kind, title, at, urgent, insteadOf, dueAt } = notice
  // A visit is at its moment, everything else before it.
  const late = dueAt !== null && dueAt < currentTime() ? '，已超时' : ''
  const dueWords = due && dueAt !== null ? `${deadlineText(dueAt, today)}${kind.startsWith('visit_') ? '' : ` 前${late}`}` : null
  const state = howItWent(notice, today)
  // What still asks for something is not told again, but not settled either.
  const told = due && notice.delivery === 'moot' ? momentText(at, today) : `${momentText(at, today)}　${state}`
  return (
    <Cell
      lead={<View className={read ? 'notice-dot' : 'notice-dot notice-new'} />}
      title={noticeText(kind)}
      note={<>
        <View>{title}</View>
        {insteadOf !== null && <View>{insteadOf} 没有收到，请您转告</View>}
        <View>{dueWords ?? told}</View>
      </>}
      {...(urgent ? { trail: <Tag text="紧急" tone="danger" /> } : {})}
      label={`${read ? '' : '未读，'}${urgent ? '紧急，' : ''}${noticeText(kind)}，${title}，${dueWords ?? told}`}
      onPress={() => void readNotice(notice)}
    />
  )
}
