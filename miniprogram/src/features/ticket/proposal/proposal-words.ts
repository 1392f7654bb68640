import type { ProposedBureau } from '@guagou/types/routing'

/** A share of certainty as people say it, with the number beside it. */
export const sureness = (confidence: number): string => {
  const percent = Math.round(confidence * 100)
  return `${percent >= 80 ? '很有把握' : percent >= 60 ? '较有把握' : '仅供参考'} ${percent}%`
}

/** The line of the duty list and the words that met it: what a person can check. */
export const reasonWords = ({ reason, learned }: ProposedBureau): string => {
  const parts: string[] = []
  if (reason) {
    parts.push(`权责：${reason.duty}`)
    if (reason.words.length > 0) parts.push(`文中提到：${reason.words.slice(0, 4).join('、')}`)
    if (reason.alongside !== null) parts.push(`通常与“${reason.alongside}”一起办`)
  }
  if (learned) parts.push('以往同类诉求是这样派的')
  return parts.join('；')
}
