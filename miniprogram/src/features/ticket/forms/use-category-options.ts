import type { Category, Limit } from '@guagou/types/clocks'
import type * as z from 'zod/mini'
import { useQuery } from '@tanstack/react-query'
import { callQuery } from '../../../services/query'
import { categoryWords } from '../words'

/** How long the zone takes to solve it. */
export const solvedWithin = ({ amount, unit }: z.infer<typeof Limit>): string =>
  `${unit === 'days' ? `${amount} 个工作日` : amount % 60 === 0 ? `${amount / 60} 个工作小时` : `${amount} 个工作分钟`}内办结`

/** What a category means to the one who waits: until when, as the zone has set it; in a bureau that is named, there. */
export const useCategoryOptions = (bureauId?: string | null) => {
  const { data } = useQuery({ ...callQuery('ticket.categories', bureauId ? { bureauId } : {}), staleTime: 10 * 60_000 })
  return (Object.keys(categoryWords) as Category[]).map((value) => {
    const limit = data?.categories.find(({ category }) => category === value)?.limit
    const { text, example } = categoryWords[value]
    return { value, text: limit ? `${text} · ${solvedWithin(limit)}` : text, note: example }
  })
}
