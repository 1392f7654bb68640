import { useState } from 'react'
import { Empty } from '../../components/empty'
import { Screen } from '../../components/screen'
import { Tabs } from '../../components/tabs'
import { useMe } from '../session/signed-in'
import { AccuracySection } from './accuracy-section'
import { ClustersSection } from './clusters-section'
import { LearnedSection } from './learned-section'
import { type View, viewWords, viewsFor } from './views'
import './routing.scss'

const sections = { clusters: ClustersSection, accuracy: AccuracySection, learned: LearnedSection }

/** How proposals come about and how good they are: what grows, how often they were right, what was learned. */
export function RoutingScreen({ first }: { first: View | null }) {
  const open = viewsFor(useMe().roles)
  const [chosen, setChosen] = useState<View | null>(first)
  const view = chosen !== null && open.includes(chosen) ? chosen : open[0]
  if (view === undefined) return <Screen title="派单建议"><Empty title="这里由督办人员和管理员查看" next="派单建议会直接出现在提诉求和派单的页面里。" /></Screen>
  const Section = sections[view]
  return (
    <Screen
      title="派单建议"
      top={open.length > 1 && <Tabs label="派单建议" value={view} onChange={setChosen} choices={open.map((value) => ({ value, text: viewWords[value] }))} />}
    >
      <Section />
    </Screen>
  )
}
