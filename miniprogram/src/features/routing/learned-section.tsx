import type { Output } from '@guagou/types/api'
import type { ModelFacts, Routing } from '@guagou/types/routing'
import { View } from '@tarojs/components'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { NoticeBar } from '../../components/notice-bar'
import { Sheet } from '../../components/sheet'
import { Skeleton } from '../../components/skeleton'
import { Tag, type Tone } from '../../components/tag'
import { currentTime } from '../../services/clock'
import { callQuery } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { momentText } from '../../words/moments'
import { useMe } from '../session/signed-in'
import { OneOf } from '../ticket/forms/options'
import { useDoing } from './use-doing'

const stateWords: Record<Routing['state'], { text: string; tone: Tone }> = {
  open: { text: '未派单', tone: 'neutral' }, learned: { text: '已学习', tone: 'success' },
  undone: { text: '已撤销', tone: 'neutral' }, withheld: { text: '商业秘密，不学习', tone: 'warning' },
}
const actionWords: Record<Routing['action'], string> = { route: '派给', transfer: '转给', return: '退回，不属' }

const useLearned = () => useInfiniteQuery({
  queryKey: ['ticket.learned', 'pages'],
  queryFn: ({ pageParam }): Promise<Output<'ticket.learned'>> =>
    callQuery('ticket.learned', { limit: 30, ...(pageParam === null ? {} : { before: pageParam }) }).queryFn(),
  initialPageParam: null as number | null,
  getNextPageParam: ({ next }) => next,
})

/** What the router learned from whom, and how to take it back. No word of a ticket is shown here. */
export function LearnedSection() {
  const admin = useMe().roles.includes('admin')
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useLearned()
  const { busy, problem, unlearn, relearn, setThreshold } = useDoing(() => void refetch())
  const first = data?.pages[0]
  if (!data || !first) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={6} lead={false} />
  const routings = data.pages.flatMap((page) => page.routings)
  return (
    <>
      {problem && <NoticeBar tone="danger" text={`${problem.happened}，${problem.next}`} />}
      <Model model={first.model} examples={first.examples} />
      {admin && <Settings model={first.model} busy={busy} onRelearn={() => void relearn()} onThreshold={(value) => void setThreshold(value)} />}
      <View className="routing-note">每次派单、转办、退回都会教会系统。这里只记部门，不显示诉求内容；撤销后立即按其余记录重新学习。</View>
      {routings.length === 0 && <Empty title="还没有学到什么" next="干部派出第一件诉求后，这里会有记录。" />}
      {routings.map((routing) => <One key={routing.ticketId} routing={routing} busy={busy} onSet={admin ? (learned) => void unlearn(routing.ticketId, learned) : null} />)}
      {hasNextPage && <Button kind="quiet" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>显示更多</Button>}
    </>
  )
}

function Model({ model, examples }: { model: ModelFacts; examples: Output<'ticket.learned'>['examples'] }) {
  const note = model.trainedAt === null ? '目前只按权责清单建议' : `${momentText(model.trainedAt, currentTime())}更新，${Math.max(1, Math.round(model.bytes / 1024))} KB`
  return (
    <CellGroup>
      <Cell title="学习了多少件" note={`${note}${model.behind ? '，正在重新学习' : ''}`} trail={`${model.examples} 件`} />
      <Cell title="各部门" note={examples.filter(({ count }) => count > 0).map(({ bureau, count }) => `${bureau.name} ${count}`).join('　') || '暂无'} />
    </CellGroup>
  )
}

const thresholds = ['0.5', '0.6', '0.7', '0.8', '0.9'] as const

function Settings({ model, busy, onRelearn, onThreshold }: { model: ModelFacts; busy: boolean; onRelearn(): void; onThreshold(value: number): void }) {
  const [choosing, setChoosing] = useState(false)
  return (
    <>
      <CellGroup note="低于这个把握，系统不预先选部门，由挂钩干部判断">
        <Cell title="把握多大才预先选好部门" trail={`${Math.round(model.sureFrom * 100)}%`} onPress={() => setChoosing(true)} />
      </CellGroup>
      <View className="routing-act"><Button busy={busy} onPress={onRelearn}>按历史派单重新学习</Button></View>
      <Sheet open={choosing} title="把握多大才预先选好部门" onClose={() => setChoosing(false)}>
        <OneOf quiet label="把握" value={thresholds.find((one) => Number(one) === model.sureFrom) ?? null}
          options={thresholds.map((value) => ({ value, text: `${Number(value) * 100}%` }))}
          onChange={(value) => { setChoosing(false); onThreshold(Number(value)) }} />
      </Sheet>
    </>
  )
}

function One({ routing, busy, onSet }: { routing: Routing; busy: boolean; onSet: ((learned: boolean) => void) | null }) {
  const { number, by, action, lead, support, refusedBy, proposed, right, duty, state, undone, decidedAt } = routing
  const target = (action === 'return' ? refusedBy.at(-1)?.name : lead?.name) ?? '未定'
  const mayChange = onSet !== null && (state === 'learned' || state === 'undone')
  return (
    <View className="routing-card">
      <View className="routing-head">
        <View className="routing-title">{number}　{actionWords[action]}{target}</View>
        <Tag text={stateWords[state].text} tone={stateWords[state].tone} />
      </View>
      {duty !== null && <View className="routing-line">权责：{duty}</View>}
      {support.length > 0 && <View className="routing-line">协办 {support.map(({ name }) => name).join('、')}</View>}
      <View className="routing-line">
        {proposed === null ? '当时没有建议' : right === false ? `更正：原建议 ${proposed.name}` : right ? '与建议一致' : `原建议 ${proposed.name}`}
      </View>
      <View className="routing-line">{momentText(decidedAt, currentTime())}　{by?.name ?? '历史记录'}{undone ? `；${undone.by.name} 已撤销` : ''}</View>
      {mayChange && (
        <View className="routing-act">
          <Button key={state} size="inline" busy={busy} label={`${state === 'learned' ? '撤销学习' : '恢复学习'} ${number}`} onPress={() => onSet(state !== 'learned')}>
            {state === 'learned' ? '撤销学习' : '恢复学习'}
          </Button>
        </View>
      )}
    </View>
  )
}
