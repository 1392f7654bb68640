import { View } from '@tarojs/components'
import type { Visit, VisitMove } from '@guagou/types/visit'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { spoken } from '../../components/spoken'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { open } from '../../navigation'
import { currentTime } from '../../services/clock'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { deadlineText } from '../../words/dates'
import { momentText } from '../../words/moments'
import { useAskConsent } from '../chat/use-ask-consent'
import { useMe } from '../session/signed-in'
import { startRaising } from '../ticket/raising'
import { useVisit, useVisitDeed } from './calls'
import { EndForm, MoveForm, NoteForm } from './visit-forms'
import './visit-screen.scss'
import { visitState } from './words'

type Form = Exclude<VisitMove, 'agree'>

/** One visit: when and what about, whose word it waits for, and afterwards what was found. */
export function VisitScreen({ visitId }: { visitId: string }) {
  const { data: visit, error, refetch } = useVisit(visitId)
  if (visit) return <OpenVisit visit={visit} />
  return <Screen title="走访">{error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={5} lead={false} />}</Screen>
}

function OpenVisit({ visit }: { visit: Visit }) {
  const { roles } = useMe()
  const [form, setForm] = useState<Form | null>(null)
  const now = currentTime()
  const { text, tone } = visitState(visit, now)
  const cadre = !roles.includes('staff')
  const close = () => setForm(null)
  return (
    <Screen title="走访" footer={<Moves visit={visit} open={setForm} />}>
      <View className="visit-head">
        <View className="visit-when">{deadlineText(visit.at, now)}</View>
        <Tag text={text} tone={tone} />
        <View className="visit-subject">{visit.subject}</View>
        <View className="visit-note">{visit.enterprise.name}　挂钩干部 {visit.cadre?.name ?? '暂未安排'}</View>
        {visit.state === 'proposed' && <View className="visit-note">{visit.proposedBy.name} 提议的时间</View>}
        {visit.reason !== null && <View className="visit-note">原因：{visit.reason}</View>}
      </View>
      {visit.findings && (
        <CellGroup heading="走访情况">
          <Cell title={<View className="visit-findings">{visit.findings.text}</View>} note={`${visit.findings.by.name} 记录于 ${momentText(visit.findings.at, now)}`} />
          {cadre && <Cell title="把其中的困难转为诉求" note="替企业提出，企业能看到办理进展" onPress={() => startRaising({ roomId: visit.roomId, messages: [], said: visit.findings!.text })} />}
        </CellGroup>
      )}
      <CellGroup><Cell title="进入企业群" onPress={() => open('room', { id: visit.roomId })} /></CellGroup>
      <OtherVisits visit={visit} />
      {form === 'move' && <MoveForm visit={visit} close={close} />}
      {(form === 'decline' || form === 'cancel') && <EndForm visit={visit} how={form} close={close} />}
      {form === 'note' && <NoteForm visit={visit} close={close} />}
    </Screen>
  )
}

const moveWords = (visit: Visit): Record<Form, string> =>
  ({ move: '另约时间', decline: '谢绝', cancel: '取消走访', note: visit.findings ? '修改记录' : '记录走访情况' })

/** The buttons that whoever looks may press now; the one that is asked for stands last, under the thumb. */
function Moves({ visit, open: openForm }: { visit: Visit; open(form: Form): void }) {
  const askConsent = useAskConsent()
  const deed = useVisitDeed(() => toast('已约定，走访前会提醒双方'))
  const agree = () => {
    askConsent()
    void deed.act('chat.visit.agree', { visitId: visit.id, at: visit.at })
  }
  const forms = (['decline', 'cancel', 'move', 'note'] as const).filter((move) => visit.can.includes(move))
  if (visit.can.length === 0) return null
  return (
    <View className="visit-foot">
      {deed.problem && <View className="form-problem" {...spoken({ role: 'alert' })}>{deed.problem.happened}，{deed.problem.next}</View>}
      <View className="visit-moves">
        {forms.map((move) => (
          <Button key={move} kind={move === 'note' && !visit.findings ? 'primary' : 'plain'} onPress={() => openForm(move)}>{moveWords(visit)[move]}</Button>
        ))}
        {visit.can.includes('agree') && <Button kind="primary" busy={deed.busy} onPress={agree}>同意</Button>}
      </View>
    </View>
  )
}

/** The enterprise's other visits, the latest first. */
function OtherVisits({ visit }: { visit: Visit }) {
  const { data } = useCall('chat.visit.list', { roomId: visit.roomId })
  const now = currentTime()
  const others = (data?.visits ?? []).filter(({ id }) => id !== visit.id)
  if (others.length === 0) return null
  return (
    <CellGroup heading="本企业的其他走访">
      {others.map((one) => {
        const { text, tone } = visitState(one, now)
        return (
          <Cell
            key={one.id} title={one.subject} note={deadlineText(one.at, now)} trail={<Tag text={text} tone={tone} />}
            label={`${one.subject}，${deadlineText(one.at, now)}，${text}`} onPress={() => open('visit', { id: one.id })}
          />
        )
      })}
    </CellGroup>
  )
}
