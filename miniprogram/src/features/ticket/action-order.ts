import type { PersonAction, TicketState, Action } from '@guagou/types/ticket'

/** What somebody most likely came to do, best first, for the one who has to do it. */
const likely: Record<TicketState, readonly PersonAction[]> = {
  raised: ['route', 'accept'],
  routed: ['sign', 'return'],
  handling: ['answer', 'ask'],
  waiting: ['supply'],
  answered: ['confirm', 'reopen'],
  closed: [],
  withdrawn: [],
  declined: [],
}

/** Never one tap away, however likely. */
const mostInSight = 2

interface Situation {
  state: TicketState
  can: readonly Action[]
  /** The caller is the one responsible. */
  mine: boolean
  /** The enterprise waits for a word of progress. */
  noteLate?: boolean
}

export interface OrderedActions {
  /** Under the thumb: at most two, the first is the main one. */
  inSight: PersonAction[]
  others: PersonAction[]
}

const isPersons = (action: Action): action is PersonAction => action !== 'raise' && action !== 'lapse' && action !== 'redate' && action !== 'handover'

/** Sorts what the server allows; an action it does not allow is never shown. */
export const orderActions = ({ state, can, mine, noteLate = false }: Situation): OrderedActions => {
  const allowed = can.filter(isPersons)
  // Who only watches over a ticket that another one handles is not invited to answer in his place.
  const wanted: readonly PersonAction[] = allowed.includes('open') ? ['open']
    : allowed.includes('extend.grant')
    ? ['extend.grant', 'extend.refuse']
    : state === 'handling' && !mine ? ['assign'] : noteLate ? ['note', 'answer'] : likely[state]
  const inSight = wanted.filter((action) => allowed.includes(action)).slice(0, mostInSight)
  return { inSight, others: allowed.filter((action) => !inSight.includes(action)) }
}
