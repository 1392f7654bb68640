import type { FitReason, PolicyFit } from '../../../../types/policy'
import type { EnterpriseDocument } from '../documents'

type Facts = Pick<EnterpriseDocument, 'industry' | 'kind'>

/** Why a policy fits an enterprise, or null when it does not: every list that names something must name it. */
export const reasonOf = ({ industries, kinds }: PolicyFit, { industry, kind }: Facts): FitReason | null => {
  if (industries.length > 0 && !industries.includes(industry)) return null
  if (kinds.length > 0 && !kinds.includes(kind)) return null
  return { industry: industries.length > 0 ? industry : null, kind: kinds.length > 0 ? kind : null }
}

/** Whether an enterprise may come to fit what it did not fit before: it is new, or what policies ask of it has changed. */
export const mayFitMore = (before: Facts | null, after: Facts | null): boolean =>
  after !== null && (before === null || before.industry !== after.industry || before.kind !== after.kind)

const kindWords = { hightech: '规上高企', large: '亿元以上企业' } as const

/** The reason as the enterprise reads it in the notice. */
export const reasonWords = ({ industry, kind }: FitReason): string => {
  const parts = [...(industry === null ? [] : [`${industry}行业`]), ...(kind === null ? [] : [kindWords[kind]])]
  return parts.length === 0 ? '面向园区全部重点企业' : `因贵企业属于${parts.join('、')}`
}
