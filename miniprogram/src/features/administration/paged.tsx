import type { CallName, InputToSend, Output } from '@guagou/types/api'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { callQuery } from '../../services/query'
import { explain } from '../../services/refusal-text'

/** What was typed, once the typing rests. */
const useRested = (text: string): string => {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text.trim()), 300)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}

type PagedName = 'roster.admin.people' | 'roster.admin.enterprises'

interface PagedProps<N extends PagedName & CallName> {
  name: N
  label: string
  /** Beside the search. */
  input?: Omit<InputToSend<N>, 'search' | 'after'>
  children(pages: Output<N>[]): ReactNode
  count(page: Output<N>): number
  empty: string
}

/** A long list with a search, page by page. */
export function Paged<N extends PagedName>({ name, label, input, children, count, empty }: PagedProps<N>) {
  const [search, setSearch] = useState('')
  const wanted = useRested(search)
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [name, 'pages', wanted, input],
    queryFn: ({ pageParam }): Promise<Output<N>> =>
      callQuery(name, { ...input, search: wanted, ...(pageParam === null ? {} : { after: pageParam }) } as unknown as InputToSend<N>).queryFn(),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const found = data?.pages.reduce((sum, page) => sum + count(page), 0) ?? 0
  return (
    <>
      <SearchBar label={label} value={search} onChange={setSearch} />
      {!data ? (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={8} lead={false} />)
        : found === 0 ? <Empty title={wanted === '' ? empty : '没有找到'} next={wanted === '' ? '可以逐个添加，或用表格批量导入' : '换个词试试'} />
          : children(data.pages)}
      {hasNextPage && <Button kind="quiet" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>显示更多</Button>}
    </>
  )
}
