import { View } from '@tarojs/components'
import { Cell, CellGroup } from '../../components/cell'
import { Tag } from '../../components/tag'
import { open } from '../../navigation'
import { currentTime } from '../../services/clock'
import { deadlineText } from '../../words/dates'
import { dayNumber } from '../../words/moments'
import { useMe } from '../session/signed-in'
import { useOpenVisits } from './calls'
import { visitState } from './words'

/** Who goes somewhere tomorrow wants to know it today. */
const soonMs = 48 * 3_600_000

/** On 今日: visits of today and tomorrow, those that wait for a word of mine, and those whose findings are not noted yet. */
export function VisitList() {
  const { roles } = useMe()
  const { data } = useOpenVisits(roles.includes('cadre') || roles.includes('staff'))
  const now = currentTime()
  const mine = (data?.visits ?? []).filter(({ state, at, can }) =>
    can.includes('agree') || (state === 'agreed' && (can.includes('note') || (at > now ? at - now < soonMs : dayNumber(at) === dayNumber(now)))))
  if (mine.length === 0) return null
  return (
    <CellGroup heading={`走访 ${mine.length} 次`}>
      {mine.map((visit) => {
        const { text, tone } = visitState(visit, now)
        const when = deadlineText(visit.at, now)
        const whom = roles.includes('staff') ? `${visit.cadre?.name ?? '挂钩干部'} 来访` : visit.enterprise.name
        return (
          <Cell
            key={visit.id} title={whom} note={<><View>{visit.subject}</View><View>{when}</View></>} trail={<Tag text={text} tone={tone} />}
            label={`走访，${whom}，${when}，${visit.subject}，${text}`} onPress={() => open('visit', { id: visit.id })}
          />
        )
      })}
    </CellGroup>
  )
}
