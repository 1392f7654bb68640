import type { FitReason, FittingPolicy } from '@guagou/types/policy'
import type { Tone } from '../../components/tag'

const kindWords = { hightech: '规上高企', large: '亿元以上企业' } as const

const parts = ({ industry, kind }: FitReason): string[] => [...(industry === null ? [] : [`${industry}行业`]), ...(kind === null ? [] : [kindWords[kind]])]

/** Why a policy fits, as its enterprise reads it. */
export const reasonText = (reason: FitReason): string =>
  (parts(reason).length === 0 ? '面向园区全部重点企业' : `因贵企业属于${parts(reason).join('、')}`)

/** Whom a policy is for, as an administrator reads it. */
export const fitText = ({ industries, kinds }: { industries: readonly string[]; kinds: readonly (keyof typeof kindWords)[] }): string =>
  [industries.length === 0 ? '全部行业' : industries.join('、'), kinds.length === 0 ? '全部类别' : kinds.map((kind) => kindWords[kind]).join('、')].join('　')

/** How it stands with the enterprise. */
export const policyState = ({ withdrawn, answer, dueAt }: Pick<FittingPolicy, 'withdrawn' | 'answer' | 'dueAt'>, now: number): { text: string; tone: Tone } => {
  if (withdrawn) return { text: '已撤回', tone: 'neutral' }
  if (answer === 'applied') return { text: '已提申请', tone: 'success' }
  if (dueAt <= now) return { text: '已截止', tone: 'neutral' }
  return answer === 'known' ? { text: '已了解', tone: 'neutral' } : { text: '待查看', tone: 'warning' }
}
