import type { Visit } from '@guagou/types/visit'
import type { Tone } from '../../components/tag'

/** How a visit stands, in the words of whoever reads it. */
export const visitState = ({ state, at, can, proposedBy }: Pick<Visit, 'state' | 'at' | 'can' | 'proposedBy'>, now: number): { text: string; tone: Tone } => {
  switch (state) {
    case 'proposed':
      if (at <= now) return { text: '时间已过，请另约', tone: 'warning' }
      return can.includes('agree') ? { text: '等您确认', tone: 'warning' } : { text: proposedBy.side === 'cadre' ? '等企业确认' : '等挂钩干部确认', tone: 'info' }
    case 'agreed':
      if (can.includes('note')) return { text: '待记录情况', tone: 'warning' }
      return at <= now ? { text: '等挂钩干部记录', tone: 'info' } : { text: '已约定', tone: 'success' }
    case 'declined':
      return { text: '已谢绝', tone: 'neutral' }
    case 'cancelled':
      return { text: '已取消', tone: 'neutral' }
    case 'done':
      return { text: '已走访', tone: 'success' }
  }
}
