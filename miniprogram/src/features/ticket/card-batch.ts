import type { TicketRow } from '@guagou/types/ticket-view'
import { callQuery } from '../../services/query'

/** As many as one call of `ticket.cards` takes. */
const mostPerCall = 50
/** Cards that come onto the screen together are asked for together (milliseconds). */
const gatherFor = 15

interface Asked {
  ticketId: string
  resolve(row: TicketRow | null): void
  reject(error: unknown): void
}

type AskRows = (ticketIds: string[]) => Promise<readonly TicketRow[]>

/** Gathers what is asked one by one and asks for it at once. */
export const createCardBatch = (askRows: AskRows) => {
  let asked: Asked[] = []
  let gathering: ReturnType<typeof setTimeout> | undefined

  const ask = async (batch: Asked[]) => {
    try {
      const rows = await askRows([...new Set(batch.map(({ ticketId }) => ticketId))])
      const byId = new Map(rows.map((row) => [row.id, row]))
      for (const { ticketId, resolve } of batch) resolve(byId.get(ticketId) ?? null)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  const flush = () => {
    gathering = undefined
    const waiting = asked
    asked = []
    for (let from = 0; from < waiting.length; from += mostPerCall) void ask(waiting.slice(from, from + mostPerCall))
  }

  return (ticketId: string): Promise<TicketRow | null> =>
    new Promise((resolve, reject) => {
      asked.push({ ticketId, resolve, reject })
      gathering ??= setTimeout(flush, gatherFor)
    })
}

/** The present row of one ticket; null when the caller may not see it. */
export const cardOf = createCardBatch(async (ticketIds) => (await callQuery('ticket.cards', { ticketIds }).queryFn()).tickets)
