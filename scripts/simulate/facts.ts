import type { Line, People, Words } from './oracle'

type All = (name: string, filter?: object) => Record<string, unknown>[]

export const peopleOf = (all: All): People => {
  const people = all('people') as { _id: string; roles: string[]; bureauId?: string; enterpriseId?: string }[]
  const cadres = new Map((all('pairings') as { enterpriseId: string; cadreId: string }[]).map((pairing) => [pairing.enterpriseId, pairing.cadreId]))
  const bureaus = new Map(people.map(({ _id, bureauId }) => [_id, bureauId ?? null]))
  const enterprises = all('enterprises') as { _id: string; industry: string; kind: string }[]
  const ids = (fits: (person: (typeof people)[number]) => boolean) => people.filter(fits).map(({ _id }) => _id)
  const kept = <K>(make: (key: K) => string[]) => {
    const known = new Map<K, string[]>()
    return (key: K) => {
      if (!known.has(key)) known.set(key, make(key))
      return known.get(key)!
    }
  }
  return {
    cadreOf: (enterpriseId) => cadres.get(enterpriseId)!,
    staffOf: kept((enterpriseId: string) => ids((person) => person.enterpriseId === enterpriseId && person.roles.includes('staff'))),
    of: kept((bureauId: string) => ids((person) => person.bureauId === bureauId && person.roles.some((role) => role === 'officer' || role === 'lead'))),
    leadsOf: kept((bureauId: string) => ids((person) => person.bureauId === bureauId && person.roles.includes('lead'))),
    supervisors: ids((person) => person.roles.includes('supervisor')),
    fitting: (industries, kinds) => enterprises
      .filter(({ industry, kind }) => (industries.length === 0 || industries.includes(industry)) && (kinds.length === 0 || kinds.includes(kind)))
      .map(({ _id }) => _id),
    bureauOf: (personId) => bureaus.get(personId) ?? null,
  }
}

/** Tickets by their histories alone. */
export const linesOf = (all: All): Line[] => {
  const bureaus = new Map((all('bureaus') as { _id: string; name: string }[]).map(({ _id, name }) => [name, _id]))
  const events = new Map<string, Line['events']>()
  for (const event of all('ticket_events') as { ticketId: string; n: number; at: number; action: string; to: string; actor: { id: string } | null; target: string | null }[]) {
    const { ticketId, n, at, action, to, actor, target } = event
    const own = events.get(ticketId) ?? []
    if (own.length === 0) events.set(ticketId, own)
    own.push({ n, at, action, to, actorId: actor?.id ?? null, bureauId: bureaus.get(target ?? '') ?? null })
  }
  return (all('tickets') as { _id: string; enterpriseId: string; category: Line['category'] }[]).map(({ _id, enterpriseId, category }) => ({
    ticketId: _id, enterpriseId, category, events: (events.get(_id) ?? []).sort((a, b) => a.n - b.n),
  }))
}

/** When enterprises waited in their open rooms, by the words that stand there: what was written at the same moment counts in the order in which it stands. */
export const wordsOf = (all: All): Words[] => {
  const said = (all('messages') as { roomId: string; ticketId: string | null; kind: string; side: string; at: number; seq: number }[])
    .filter(({ ticketId, kind }) => ticketId === null && kind === 'text')
    .sort((a, b) => a.seq - b.seq)
  const open = new Map<string, Words>()
  const waits: Words[] = []
  for (const { roomId, side, at } of said) {
    const waiting = open.get(roomId)
    if (side === 'enterprise') {
      if (waiting) continue
      const begun = { enterpriseId: roomId, since: at, until: Infinity }
      open.set(roomId, begun)
      waits.push(begun)
    } else if (waiting) {
      waiting.until = at
      open.delete(roomId)
    }
  }
  return waits
}
