import type { InputToSend, Output } from '@guagou/types/api'
import type { Access, Refused } from '@guagou/types/privacy'
import { View } from '@tarojs/components'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { type Column, DataTable } from '../../components/data-table'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { NoticeBar } from '../../components/notice-bar'
import { Skeleton } from '../../components/skeleton'
import { Tabs } from '../../components/tabs'
import { toast } from '../../components/toast'
import { useWide } from '../../components/use-wide'
import { callQuery, useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { momentText } from '../../words/moments'
import { accessWords } from '../people/access-words'
import { refusedWords, triedBy, triedWords } from '../people/refused-words'
import { useDeed } from './use-deed'

type Part = 'erasures' | 'accesses' | 'refusals'

/** What protects people: who asked to be deleted, who looked at whose number, what was refused to whom. */
export function PrivacySection() {
  const [part, setPart] = useState<Part>('erasures')
  const { data } = useCall('roster.erasures', {})
  return (
    <View>
      <Tabs<Part>
        label="信息保护" value={part} onChange={setPart}
        choices={[{ value: 'erasures', text: '申请删除', count: data?.people.length ?? 0 }, { value: 'accesses', text: '查看记录' }, { value: 'refusals', text: '被拒的访问' }]}
      />
      {part === 'erasures' && <Erasures />}
      {part === 'accesses' && <Accesses />}
      {part === 'refusals' && <Refusals />}
    </View>
  )
}

function Erasures() {
  const { data, error, refetch } = useCall('roster.erasures', {})
  const today = useToday()
  const erase = useDeed('roster.erase', () => toast('已删除'))
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={4} lead={false} />
  if (data.people.length === 0) return <Empty title="没有人申请删除信息" next="每个人都可以在“我的信息”里申请，申请会出现在这里" />
  return (
    <>
      {erase.problem && <NoticeBar tone="danger" text={`${erase.problem.happened}，${erase.problem.next}`} />}
      <CellGroup note="删除姓名、手机号、职务和账号；办过的诉求和群里的话仍是企业和部门的记录">
        {data.people.map(({ person, enterprise, askedAt }) => (
          <Cell
            key={person.id} title={person.name} note={`${enterprise?.name ?? '园区'}　${momentText(askedAt, today)}申请`}
            trail={<Button size="inline" kind="danger" busy={erase.busy} label={`删除${person.name}的信息`} onPress={() => void erase.submit({ personId: person.id })}>删除信息</Button>}
          />
        ))}
      </CellGroup>
    </>
  )
}

/** A log that goes on into the past, a page at a time. */
function Log<N extends 'roster.accesses' | 'roster.refusals', R extends { id: string }>({ name, label, rowsOf, columns, cell, empty }: {
  name: N; label: string; rowsOf(page: Output<N>): readonly R[]; columns(today: number): readonly Column<R>[]; cell(row: R, today: number): ReactNode; empty: ReactNode
}) {
  const wide = useWide()
  const today = useToday()
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [name, 'pages'],
    queryFn: ({ pageParam }): Promise<Output<N>> => callQuery(name, (pageParam === null ? {} : { before: pageParam }) as unknown as InputToSend<N>).queryFn(),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={6} lead={false} />
  const rows = data.pages.flatMap(rowsOf)
  if (rows.length === 0) return <>{empty}</>
  return (
    <>
      {wide ? <DataTable label={label} columns={columns(today)} rows={rows} keyOf={({ id }) => id} /> : <CellGroup>{rows.map((row) => cell(row, today))}</CellGroup>}
      {hasNextPage && <Button kind="quiet" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>显示更多</Button>}
    </>
  )
}

function Accesses() {
  return (
    <Log<'roster.accesses', Access>
      name="roster.accesses" label="个人信息的查看和处理记录" rowsOf={({ accesses }) => accesses}
      columns={(today) => [
        { key: 'at', title: '时间', show: ({ at }) => momentText(at, today), narrow: true }, { key: 'by', title: '谁', show: ({ by }) => by.name, narrow: true },
        { key: 'what', title: '做了什么', show: ({ what }) => accessWords[what], narrow: true }, { key: 'about', title: '谁的信息', show: ({ about }) => about },
      ]}
      cell={(one, today) => <Cell key={one.id} title={`${one.by.name} ${accessWords[one.what]}`} note={`${one.about}　${momentText(one.at, today)}`} />}
      empty={<Empty title="还没有记录" next="每次查看完整手机号、导出、更正和删除都会记在这里" />}
    />
  )
}

function Refusals() {
  return (
    <Log<'roster.refusals', Refused>
      name="roster.refusals" label="被拒的访问" rowsOf={({ refusals }) => refusals}
      columns={(today) => [
        { key: 'last', title: '最近一次', show: ({ last }) => momentText(last, today), narrow: true }, { key: 'by', title: '谁', show: triedBy, narrow: true },
        { key: 'what', title: '想做什么', show: ({ what }) => triedWords(what), narrow: true }, { key: 'about', title: '对象', show: ({ about }) => about ?? '' },
        { key: 'code', title: '为什么被拒', show: ({ code }) => refusedWords(code), narrow: true }, { key: 'count', title: '一小时内次数', show: ({ count }) => count, narrow: true, right: true },
      ]}
      cell={(one, today) => (
        <Cell
          key={one.id} title={`${triedBy(one)} ${triedWords(one.what)}`} trail={`${one.count} 次`}
          note={`${refusedWords(one.code)}${one.about === null ? '' : `　${one.about}`}　${momentText(one.last, today)}`}
        />
      )}
      empty={<Empty title="没有被拒的访问" next="冒用邀请、手机号，或越权查看，会按每小时一行记在这里" />}
    />
  )
}
