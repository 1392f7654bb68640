import type { PersonRef } from '../../../types/roster'
import type { BureauFacts } from './move'
import type { TicketDocument } from './documents'

export interface Succession {
  fromId: string
  /** He belongs to the zone no more. */
  gone: boolean
  /** The enterprise's cadre now. */
  cadre: PersonRef | null
  supervisors: readonly PersonRef[]
  /** The lead bureau, as it is now: who has left is not in it. */
  bureau: BureauFacts | null
  /** The colleague named in the order, if he is here. */
  named: PersonRef | null
  /** All of his duties change hands, not only one enterprise. */
  wholeDuty: boolean
}

/**
 * Who answers for the ticket instead of `fromId`, or null when it is rightly his still: he is the cadre of it (again), or
 * holds it as a member of its bureau and hands over an enterprise only.
 */
export const successorOf = (ticket: TicketDocument, scene: Succession): PersonRef | null => {
  const { fromId, gone, cadre, supervisors, bureau, named, wholeDuty } = scene
  if (bureau) {
    if (!wholeDuty && !gone) return null
    const members = [bureau.lead, ...bureau.officers].filter((person): person is PersonRef => person !== null && person.id !== fromId)
    const fresh = members.filter(({ id }) => !ticket.formerIds.includes(id))
    return fresh.find(({ id }) => id === named?.id) ?? fresh[0] ?? members[0] ?? cadre ?? supervisors[0] ?? null
  }
  const supervisor = supervisors.find(({ id }) => id === named?.id) ?? supervisors[0] ?? null
  // After the second return a supervisor has it, whoever is the cadre.
  if (ticket.waitsFor.includes('supervisors') && supervisor) return supervisor
  if (cadre && cadre.id === fromId && !gone) return null
  return cadre && cadre.id !== fromId ? cadre : supervisor
}
