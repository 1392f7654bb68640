import type { NoticeDocument } from '../../cloudfunctions/notify/domain/documents'
import { isOpen } from './hours'
import { type Line, type Owed, type People, owedBy } from './oracle'
import type { Simulated } from './run'

/** The kinds that the oracle recomputes; everything else follows at once from a change. */
const timed = [
  'accept_late', 'accept_escalated', 'sign_late', 'sign_escalated', 'confirm_again', 'half_used', 'most_used', 'day_before', 'overdue', 'progress_owed',
]
/** Once for each ticket, whatever pauses move them later. */
const onceEach = ['half_used', 'most_used', 'day_before']

export interface Verdict {
  owed: number
  told: number
  /** Owed so shortly before a change that the timer did not come by in between. */
  overtaken: number
  states: Record<string, number>
  pushes: number
  bundled: number
  faults: string[]
}

/**
 * Compares what the product did with what the oracle says was owed: every reminder told to everybody within its window
 * or moot or not told, none twice, none outside working time, every notice in one final state, every push accounted for.
 */
export const check = ({ demo, from, to, ticks }: Simulated, tickMinutes: number): Verdict => {
  const { engine } = demo.cloud
  const all = (name: string, filter: object = {}) => {
    const found: Record<string, unknown>[] = []
    for (let after = ''; ;) {
      const page = engine.find(name, { ...filter, _id: { $gt: after } }, { sort: { _id: 1 }, limit: 5_000 })
      found.push(...page)
      if (page.length < 5_000) return found
      after = page.at(-1)!._id as string
    }
  }
  const faults: string[] = []
  const fault = (text: string) => {
    if (faults.length < 50) faults.push(text)
  }
  const people = peopleOf(all)
  const lines = linesOf(all)
  const notices = all('notices') as unknown as NoticeDocument[]
  const byKind = new Map<string, NoticeDocument[]>()
  for (const notice of notices) {
    if (notice.standsInFor) continue
    const key = `${notice.ticketId} ${notice.kind}`
    byKind.set(key, [...(byKind.get(key) ?? []), notice])
  }

  let owedCount = 0
  let overtaken = 0
  let told = 0
  const used = new Set<string>()
  const lastTick = ticks.at(-1)!
  for (const line of lines) {
    const seen = new Set<string>()
    for (const owed of owedBy(line, people, Math.min(to, lastTick), ['accept', 'sign'])) {
      if (onceEach.includes(owed.kind) && seen.has(owed.kind)) continue
      const looked = ticks.find((tick) => tick >= owed.at && isOpen(tick))
      if (looked === undefined) continue
      const candidates = (byKind.get(`${owed.ticketId} ${owed.kind}`) ?? [])
        .filter((notice) => notice.at >= owed.at && notice.at <= looked + tickMinutes * 27_000 && !used.has(notice._id))
      if (candidates.length === 0 && owed.until <= looked + tickMinutes * 27_000) {
        overtaken += 1
        continue
      }
      if (onceEach.includes(owed.kind)) seen.add(owed.kind)
      owedCount += owed.to.length
      for (const personId of owed.to) {
        const mine = candidates.filter((notice) => notice.personId === personId)
        if (mine.length !== 1) fault(`${describe(owed)} to ${personId}: ${mine.length} notices`)
        else told += 1
        for (const notice of mine) used.add(notice._id)
      }
    }
  }
  for (const notice of notices) {
    if (timed.includes(notice.kind) && !notice.standsInFor && !used.has(notice._id) && notice.at <= to) {
      fault(`${notice.kind} of ${notice.ticketId} to ${notice.personId} at ${when(notice.at)} was not owed`)
    }
    if (timed.includes(notice.kind) && !isOpen(notice.at)) fault(`${notice.kind} was owed at ${when(notice.at)}, outside working time`)
    if (notice.delivery === 'queued' && notice.pushAt < lastTick - 3_600_000) fault(`${notice._id} is stuck since ${when(notice.pushAt)}`)
  }

  const states: Record<string, number> = {}
  for (const { delivery } of notices) states[delivery] = (states[delivery] ?? 0) + 1
  const sent = demo.cloud.pushes(undefined, from - 1).filter((push) => push.errcode === 0)
  for (const push of sent) if (!isOpen(push.at)) fault(`a push to ${push.personId} at ${when(push.at)}, outside working time`)
  // One push for all that became delivered in one moment for one person: no more and no less.
  const bundles = new Map<string, number>()
  for (const { personId, settledAt, delivery, via } of notices) {
    if (delivery !== 'delivered' || via !== 'wechat') continue
    if (!isOpen(settledAt!)) fault(`delivered to ${personId} at ${when(settledAt!)}, outside working time`)
    const key = `${personId} ${settledAt}`
    bundles.set(key, (bundles.get(key) ?? 0) + 1)
  }
  if (bundles.size !== sent.length) fault(`${sent.length} pushes for ${bundles.size} bundles`)
  const carried = [...bundles.values()].reduce((sum, count) => sum + count, 0)
  return { owed: owedCount, told, overtaken, states, pushes: sent.length, bundled: carried - bundles.size, faults }
}

const when = (moment: number): string => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 19)
const describe = ({ ticketId, kind, at, until }: Owed): string =>
  `${kind} of ${ticketId} at ${when(at)} (until ${until === Infinity ? 'open' : when(until)})`

type All = (name: string, filter?: object) => Record<string, unknown>[]

const peopleOf = (all: All): People => {
  const people = all('people') as { _id: string; roles: string[]; bureauId?: string; enterpriseId?: string }[]
  const cadres = new Map((all('pairings') as { enterpriseId: string; cadreId: string }[]).map((pairing) => [pairing.enterpriseId, pairing.cadreId]))
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
    bureauOf: (personId) => people.find(({ _id }) => _id === personId)?.bureauId ?? null,
  }
}

const linesOf = (all: All): Line[] => {
  const bureaus = new Map((all('bureaus') as { _id: string; name: string }[]).map(({ _id, name }) => [name, _id]))
  const events = new Map<string, Line['events']>()
  for (const event of all('ticket_events') as { ticketId: string; n: number; at: number; action: string; to: string; actor: { id: string } | null; target: string | null }[]) {
    const { ticketId, n, at, action, to, actor, target } = event
    events.set(ticketId, [...(events.get(ticketId) ?? []), { n, at, action, to, actorId: actor?.id ?? null, bureauId: bureaus.get(target ?? '') ?? null }])
  }
  return (all('tickets') as { _id: string; enterpriseId: string; category: Line['category'] }[]).map(({ _id, enterpriseId, category }) => ({
    ticketId: _id, enterpriseId, category, events: (events.get(_id) ?? []).sort((a, b) => a.n - b.n),
  }))
}
