import { View } from '@tarojs/components'
import type { TicketState } from '@guagou/types/ticket'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { open, openPage } from '../../navigation'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { dateText, deadlineText } from '../../words/dates'
import { momentText } from '../../words/moments'
import { stateWords } from '../ticket/words'
import { ColleagueSheet } from './colleague-sheet'
import '../session/sign-in.scss'
import '../joining/join.scss'

/** What a successor has to know of an enterprise, on one page. */
export function SummaryScreen({ enterpriseId }: { enterpriseId: string }) {
  const { data, error, refetch } = useCall('roster.summary', { enterpriseId })
  const { data: people } = useCall('roster.colleagues', { enterpriseId })
  const [shown, setShown] = useState<string | null>(null)
  const today = useToday()
  const colleague = people?.colleagues.find(({ id }) => id === shown)
  return (
    <Screen title="企业一页纸">
      {error && !data && <ErrorPanel {...explain(error)} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton rows={8} lead={false} />}
      {data && (
        <View>
          <View className="join-head">
            <View className="join-what">{data.enterprise.name}</View>
            <View className="join-note">{data.enterprise.industry}　{data.enterprise.address}</View>
            <View className="join-note">
              {dateText(data.since, today)}起由您挂钩{data.predecessor === null ? '' : `，此前是${data.predecessor.name}`}
            </View>
          </View>
          {data.note !== null && <CellGroup heading="交接说明"><Cell title={data.note} /></CellGroup>}
          <CellGroup heading={`未办结 ${data.open.length} 件，已办结 ${data.closed} 件`}>
            {data.open.map((ticket) => (
              <Cell
                key={ticket.id} title={ticket.title}
                note={<>
                  <View><Tag text={stateWords[ticket.state as TicketState].text} tone={stateWords[ticket.state as TicketState].tone} /></View>
                  <View>{ticket.number}　负责人 {ticket.responsible}{ticket.due === null ? '' : `　${deadlineText(ticket.due, today)}到期`}</View>
                  {ticket.owed !== null && <View>等企业补充：{ticket.owed}</View>}
                  {ticket.plan.map((step) => <View key={`${step.what}${step.by}`}>{dateText(step.by, today)}前 {step.bureau}：{step.what}</View>)}
                </>}
                label={`打开诉求，${ticket.title}`} onPress={() => open('ticket', { id: ticket.id })}
              />
            ))}
            {data.open.length === 0 && <Cell title="没有未办结的诉求" />}
          </CellGroup>
          {data.promised.length > 0 && (
            <CellGroup heading={`承诺和走访 ${data.promised.length} 项`}>
              {data.promised.map(({ kind, what, dueAt, page }) => (
                <Cell key={`${what}${dueAt}`} title={what} note={kind === 'visit' ? '约定的走访' : `承诺 ${deadlineText(dueAt, today)} 前`} onPress={() => openPage(page)} />
              ))}
            </CellGroup>
          )}
          <CellGroup heading="联系人">
            {data.contacts.map((person) => (
              <Cell
                key={person.id} title={person.name} note={`${person.title}${person.owner ? '　负责人' : ''}　${person.phone}`}
                {...(person.toCheck ? { trail: <Tag text="请核对" tone="warning" /> } : {})} label={`联系${person.name}`} onPress={() => setShown(person.id)}
              />
            ))}
            {data.contacts.length === 0 && <Cell title="还没有联系人" note="请在企业群里邀请企业人员加入" />}
          </CellGroup>
          <CellGroup heading="最近情况">
            {data.lastWord && <Cell title={data.lastWord.text === '' ? '（图片、语音或文件）' : data.lastWord.text} note={`${data.lastWord.author}　${momentText(data.lastWord.at, today)}`} />}
            {data.recent.map((ticket) => (
              <Cell key={ticket.id} title={ticket.title} note={ticket.number} trail={stateWords[ticket.state as TicketState].text} label={`打开诉求，${ticket.title}`} onPress={() => open('ticket', { id: ticket.id })} />
            ))}
            {!data.lastWord && data.recent.length === 0 && <Cell title="还没有往来" />}
          </CellGroup>
          <View className="sign-in-box"><Button kind="primary" onPress={() => open('room', { id: enterpriseId })}>进入企业群</Button></View>
        </View>
      )}
      {colleague && people && <ColleagueSheet colleague={colleague} mayManage={people.mayManage} onClose={() => setShown(null)} />}
    </Screen>
  )
}
