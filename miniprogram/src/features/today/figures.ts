import type { TicketRow } from '@guagou/types/ticket-view'

/** 3 件待我处理，1 件超时 */
export const figuresLine = (waiting: readonly Pick<TicketRow, 'left'>[]): string => {
  const late = waiting.filter(({ left }) => left !== null && left < 0).length
  return late === 0 ? `${waiting.length} 件待我处理，没有超时` : `${waiting.length} 件待我处理，${late} 件超时`
}
