import type { PersonRef } from '../../../types/roster'
import type { TicketDocument } from './documents'

type Supported = Pick<TicketDocument, 'supportOfficers'>

/** Who does a supporting bureau's part; null while its lead has named nobody. */
export const supportOfficer = ({ supportOfficers }: Supported, bureauId: string): PersonRef | null =>
  supportOfficers?.find((one) => one.bureauId === bureauId)?.officer ?? null

/** The supporting officers with another one for that bureau; `null` leaves the part to the whole bureau. */
export const withSupportOfficer = ({ supportOfficers }: Supported, bureauId: string, officer: PersonRef | null): NonNullable<TicketDocument['supportOfficers']> => [
  ...(supportOfficers ?? []).filter((one) => one.bureauId !== bureauId),
  ...(officer ? [{ bureauId, officer }] : []),
]

/** Who has a bureau's steps of the plan: whoever is responsible in the lead bureau, in a supporting one whom its lead has named. */
export const stepPerson = (ticket: Supported & Pick<TicketDocument, 'leadBureau' | 'responsible'>, bureauId: string): PersonRef | null =>
  ticket.leadBureau?.id === bureauId ? ticket.responsible : supportOfficer(ticket, bureauId)
