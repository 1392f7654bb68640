import { type Action, type TicketState, transitions } from '@guagou/types/ticket'
import type { Hindrance } from '@guagou/types/ticket-view'
import { currentTime } from '../../services/clock'
import { refusalText } from '../../services/refusal-text'
import { deadlineText } from '../../words/dates'
import { actionWords, stateWords } from './words'

/** Explained only when it can be done: nobody asks why he cannot answer a request that was never made. */
const quiet: readonly Action[] = ['secret', 'open', 'extend.grant', 'extend.refuse', 'redate', 'lapse', 'raise']

const listOf = (states: readonly (TicketState | null)[]): string =>
  states.flatMap((state) => (state === null ? [] : [`“${stateWords[state].text}”`])).join('、')

const whyOf = ({ action, code, until }: Hindrance, now: number): string => {
  switch (code) {
    case 'wrong_state': return `要在${listOf(transitions[action].from)}时才可以`
    case 'too_late': return until === null ? '已过可以操作的时限' : `已过时限，${deadlineText(until, now)} 前可以`
    case 'limit_reached': return '只能申请一次，已经申请过'
    case 'routing_final': return '派单已由督办人员裁定'
    case 'unsuitable_person': return '您办理过而企业反映没有解决，须换人'
    case 'forbidden': return '已两次退回，由督办人员裁定'
    default: return refusalText(code).happened
  }
}

/** Why not: one line for each action of my role that is not possible now. */
export const hindranceLines = (hindered: readonly Hindrance[], now = currentTime()): { action: Action; text: string; why: string }[] =>
  hindered
    .filter(({ action }) => !quiet.includes(action) && action in actionWords)
    .map((one) => ({ action: one.action, text: actionWords[one.action as keyof typeof actionWords], why: whyOf(one, now) }))
