import type { PersonRef } from '@guagou/types/roster'
import type { Ticket } from '@guagou/types/ticket-view'
import { useMemo } from 'react'
import type { Mentionable } from '../chat/people'
import { useHistory } from '../chat/use-history'
import { useMe } from '../session/signed-in'

/** Whom one can speak to in a ticket's thread: who is responsible, who raised it, its cadre, and who has spoken there. */
export const usePeople = (ticket: Pick<Ticket, 'id' | 'responsible' | 'cadre' | 'raisedBy'>): Mentionable[] => {
  const { id: meId } = useMe()
  const { id, responsible, cadre, raisedBy } = ticket
  const { messages } = useHistory(useMemo(() => ({ ticketId: id }), [id]))
  return useMemo(() => {
    const people = new Map<string, Mentionable>()
    const add = (person: PersonRef | null, title: string) => {
      if (person && person.name !== '' && person.id !== meId && !people.has(person.id)) people.set(person.id, { id: person.id, name: person.name, title })
    }
    add(responsible, '负责人')
    add(cadre, '挂钩干部')
    add(raisedBy, '提出人')
    for (const { author } of messages) if (author.side !== 'system') add(author, '')
    return [...people.values()]
  }, [messages, meId, responsible, cadre, raisedBy])
}
