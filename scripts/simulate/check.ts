import type { NoticeDocument } from '../../cloudfunctions/notify/domain/documents'
import { linesOf, peopleOf, wordsOf } from './facts'
import { between, isOpen, opening } from './hours'
import { type Owed, owedBy, owedForPolicy, owedForPromise, owedForVisit, owedForWords } from './oracle'
import type { Simulated } from './run'

/** What follows from time passing, in working time only. */
const timed = [
  'accept_late', 'accept_escalated', 'sign_late', 'sign_escalated', 'confirm_again', 'half_used', 'most_used', 'day_before', 'overdue', 'progress_owed',
  'step_due', 'step_late', 'promise_due', 'visit_unanswered', 'visit_due', 'policy_due',
]
/** All that the oracle recomputes: the rows of domain.md's table. */
const judged = [...timed, 'unanswered', 'unanswered_escalated', 'raised', 'routed', 'asked', 'answered', 'visit_proposed', 'visit_agreed', 'policy_fits']
/** Told with the next morning's message. */
const gathered = 'unanswered_escalated'
/** What waits for the end of its half hour may then wait for the end of somebody's last push. */
const longestHold = 60 * 60_000
const minuteMs = 60_000
/** Product and oracle may round a share of a minute differently: what falls on a timer's moment may come with the one before or after. */
const roundedMs = 1_000
/** Once for each ticket, whatever pauses move them later. */
const onceEach = ['half_used', 'most_used', 'day_before']

export interface Verdict {
  owed: number
  told: number
  /** Owed so shortly before a change that the timer did not come by in between. */
  overtaken: number
  /** By kind. */
  kinds: Record<string, number>
  states: Record<string, number>
  pushes: number
  /** Sent again without knowing whether the first one arrived, and counted by the product as such. */
  doubled: number
  bundled: number
  faults: string[]
}

/**
 * Compares what the product did with what the oracle says was owed: every reminder told to everybody within its window
 * or moot or not told, none twice, none outside working time, every notice in one final state, every push accounted for.
 */
export const check = ({ demo, from, to, ticks, diary }: Simulated, tickMinutes: number): Verdict => {
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
  const lines = new Map(linesOf(all).map((line) => [line.ticketId, line]))
  /** @param matter the ticket whose history explains it */
  const fault = (text: string, matter?: string) => {
    const line = lines.get(matter ?? '')
    faults.push(line ? `${text} [${line.category}: ${line.events.map(({ at, action }) => `${action} ${when(at)}`).join(', ')}]` : text)
  }
  const people = peopleOf(all)
  const notices = all('notices') as unknown as NoticeDocument[]
  const byKind = new Map<string, NoticeDocument[]>()
  for (const notice of notices) {
    if (notice.standsInFor) continue
    const key = `${matterOf(notice)} ${notice.kind}`
    const own = byKind.get(key) ?? []
    if (own.length === 0) byKind.set(key, own)
    own.push(notice)
  }

  let owedCount = 0
  let overtaken = 0
  let told = 0
  const used = new Set<string>()
  const lastTick = ticks.at(-1)!
  const end = Math.min(to, lastTick)
  const tickMs = tickMinutes * minuteMs
  const late = tickMs * 0.45
  const kinds: Record<string, number> = {}
  const compare = (all: readonly Owed[]): void => {
    const seen = new Set<string>()
    for (const [index, owed] of all.entries()) {
      if (onceEach.includes(owed.kind) && seen.has(owed.kind)) continue
      // What follows from a change is there with it; what follows from time when the timer next comes by.
      const byTime = timed.includes(owed.kind)
      const own = byKind.get(`${owed.matter} ${owed.kind}`) ?? []
      // The product's share of a minute was the smaller one, and the timer came by just then.
      const then = byTime && own.some((notice) => Math.abs(notice.at - owed.at) <= roundedMs)
      const looked = then ? owed.at
        : byTime ? tickAfter(ticks, owed.at + roundedMs) : owed.kind.startsWith('unanswered') ? tickAfter(ticks, owed.at) : owed.at
      if (looked === undefined) continue
      // The last one before closing time and the next morning's meet where the timer comes by seldom: one reminder.
      const meeting = byTime && all[index + 1]?.matter === owed.matter && all[index + 1]!.kind === owed.kind && tickAfter(ticks, all[index + 1]!.at) === looked
      if (meeting) {
        overtaken += 1
        continue
      }
      const candidates = own
        .filter((notice) => notice.at >= owed.at - (byTime ? roundedMs : 0) && notice.at <= looked + late && !used.has(notice._id))
      if (candidates.length === 0 && owed.until <= looked + late && looked !== owed.at) {
        overtaken += 1
        continue
      }
      if (onceEach.includes(owed.kind)) seen.add(owed.kind)
      owedCount += owed.to.length
      kinds[owed.kind] = (kinds[owed.kind] ?? 0) + owed.to.length
      for (const personId of owed.to) {
        const mine = candidates.filter((notice) => notice.personId === personId)
        if (mine.length !== 1) {
          const there = own.filter((notice) => notice.personId === personId)
          fault(`${describe(owed)} to ${personId}: ${mine.length} notices, of this kind there are ${there.map(({ at }) => when(at)).join(' ')}`, owed.matter)
        }
        else told += 1
        for (const notice of mine) {
          used.add(notice._id)
          if (notice.delivery === 'moot' && notice.settledAt! < owed.until) fault(`${describe(owed)} to ${personId}: moot at ${when(notice.settledAt!)}`, owed.matter)
        }
      }
    }
  }
  const steps = new Map(diary.steps.map((step) => [step.ticketId, step]))
  const comesBy = (moment: number) => tickAfter(ticks, moment)
  for (const line of lines.values()) compare(owedBy(line, people, end, ['accept', 'sign', 'plan'], steps.get(line.ticketId), comesBy))
  for (const words of wordsOf(all)) compare(owedForWords(words, people, end))
  for (const given of diary.promises) compare(owedForPromise(given, end))
  for (const visit of diary.visits) compare(owedForVisit(visit, people, end))
  for (const policy of diary.policies) compare(owedForPolicy(policy, people, end))
  for (const notice of notices) {
    if (judged.includes(notice.kind) && !notice.standsInFor && !used.has(notice._id) && notice.at <= end) {
      fault(`${notice.kind} of ${notice.ticketId} to ${notice.personId} at ${when(notice.at)} was not owed`, notice.ticketId)
    }
    if (timed.includes(notice.kind) && !isOpen(notice.at)) fault(`${notice.kind} was owed at ${when(notice.at)}, outside working time`)
    if (notice.delivery === 'queued' && notice.pushAt < lastTick - 3_600_000) fault(`${notice._id} is stuck since ${when(notice.pushAt)}`)
  }

  const states: Record<string, number> = {}
  for (const { delivery } of notices) states[delivery] = (states[delivery] ?? 0) + 1
  const sent = demo.cloud.pushes(undefined, from - 1).filter((push) => push.errcode === 0)
  const urgentAt = new Set(notices.filter(({ urgent }) => urgent).map(({ personId, settledAt }) => `${personId} ${Math.round((settledAt ?? 0) / minuteMs)}`))
  const urgentThen = (personId: string | null, at: number) => [0, -1].some((more) => urgentAt.has(`${personId} ${Math.round(at / minuteMs) + more}`))
  for (const push of sent) {
    if (!isOpen(push.at) && !urgentThen(push.personId, push.at)) fault(`a push to ${push.personId} at ${when(push.at)}, outside working time`)
  }
  // One push for all that became delivered in one moment for one person: no more and no less.
  const bundles = new Map<string, number>()
  for (const { personId, settledAt, delivery, via, urgent, kind, at, obstacle, ticketId } of notices) {
    if (delivery !== 'delivered' || via !== 'wechat') continue
    if (!isOpen(settledAt!) && !urgent) fault(`delivered to ${personId} at ${when(settledAt!)}, outside working time`)
    const waited = urgent ? settledAt! - at : between(opening(at), settledAt!)
    const most = urgent ? 2 * tickMs : longestHold + 2 * tickMs
    if (obstacle === null && kind !== gathered && kind !== 'digest' && waited > most) {
      fault(`${kind} of ${ticketId} to ${personId} at ${when(at)} went out only at ${when(settledAt!)}`)
    }
    const key = `${personId} ${settledAt}`
    bundles.set(key, (bundles.get(key) ?? 0) + 1)
  }
  const doubled = sent.length - bundles.size
  const counted = (all('push_doubts') as { times: number }[]).reduce((sum, { times }) => sum + times, 0)
  if (doubled < 0 || doubled > counted) fault(`${sent.length} pushes for ${bundles.size} bundles, ${counted} sent again without knowing`)
  const carried = [...bundles.values()].reduce((sum, count) => sum + count, 0)
  return { owed: owedCount, told, overtaken, kinds, states, pushes: sent.length, doubled, bundled: carried - bundles.size, faults }
}

/** What a notice is about, in the oracle's words: of a visit its subject, which stands behind its moment; of a policy its title, before the reason. */
const matterOf = ({ kind, title, ticketId, enterpriseId }: NoticeDocument): string =>
  kind === 'promise_due' ? title : kind.startsWith('policy_') ? `${title.split('（')[0]} ${enterpriseId}` : kind.startsWith('visit_') ? title.slice(title.indexOf(' ') + 1) : ticketId || enterpriseId

/** When the timer first came by in working time at or after `moment`. */
const tickAfter = (ticks: readonly number[], moment: number): number | undefined => {
  let low = 0
  let high = ticks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ticks[middle]! >= moment) high = middle
    else low = middle + 1
  }
  while (low < ticks.length && !isOpen(ticks[low]!)) low += 1
  return ticks[low]
}

const when = (moment: number): string => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 19)
const describe = ({ matter, kind, at, until }: Owed): string =>
  `${kind} of ${matter} at ${when(at)} (until ${until === Infinity ? 'open' : when(until)})`
