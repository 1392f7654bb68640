import type { PersonRef } from '../../types/roster'
import type { PersonAction } from '../../types/ticket'
import { bureauPeople, bureausByIds, supervisors } from '../kit/directory'
import type { PersonDocument } from '../roster/domain/documents'
import type { TicketDocument } from './domain/documents'
import type { BureauFacts } from './domain/move'

const ref = (person: PersonDocument): PersonRef => ({ id: person._id, name: person.name })

/** The bureaus with their people and duty lines, as decisions need them. */
export const bureauFacts = async (ids: readonly string[]): Promise<BureauFacts[]> => {
  const wanted = [...new Set(ids)]
  const [bureaus, people] = await Promise.all([bureausByIds(wanted), bureauPeople(wanted)])
  return bureaus.map((bureau) => {
    const own = people.filter((person) => person.bureauId === bureau._id)
    const lead = own.find((person) => person.roles.includes('lead'))
    return {
      ref: { id: bureau._id, name: bureau.name },
      lead: lead ? ref(lead) : null,
      officers: own.filter((person) => person !== lead).map(ref),
      duties: bureau.duties.map(({ id, text }) => ({ id, text })),
    }
  })
}

/** Supervisors in a stable order, so that the same one is asked first everywhere. */
export const supervisorRefs = async (): Promise<PersonRef[]> =>
  (await supervisors()).map(ref).sort((a, b) => a.id.localeCompare(b.id))

/** The bureaus an action's input or ticket names. */
export const bureausNamed = (action: PersonAction, ticket: TicketDocument, input: Record<string, unknown>): string[] => {
  const lead = ticket.leadBureau ? [ticket.leadBureau.id] : []
  switch (action) {
    case 'route':
      return [input.leadBureauId as string, ...(input.supportBureauIds as string[]), ...(input.informedBureauIds as string[])]
    case 'transfer':
      return [input.leadBureauId as string]
    case 'return':
    case 'reopen':
      return lead
    case 'assign':
      return [...lead, ...ticket.supportBureaus.map(({ id }) => id)]
    case 'plan':
      return (input.steps as { bureauId: string }[]).map((step) => step.bureauId)
    default:
      return []
  }
}

export const needsSupervisors = (action: PersonAction): boolean => action === 'return' || action === 'reopen'
