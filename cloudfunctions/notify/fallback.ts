import type { Obstacle } from '../../types/notify'
import { type TicketFacts, bureauPeople, deputiesOf, enterpriseStaff, peopleByIds, supervisors } from '../kit/directory'
import { derivedId } from '../kit/ids'
import { log, reason } from '../kit/log'
import { bump } from '../kit/signals'
import { smsChannel } from '../kit/sms/channel'
import type { PersonDocument } from '../roster/domain/documents'
import { bundlesOf } from './domain/bundle'
import type { NoticeDocument } from './domain/documents'
import { giveUpMs, nextStage, tryAgainAt } from './domain/stages'
import { smsWords } from './domain/templates'
import type { Round } from './round'
import { addNotices, countDoubt, holdBack, moveOn, postpone, settle, toldTheSame } from './store'

/** Colleagues who are told when somebody cannot be. */
const mostColleagues = 2
const mostSmsTries = 5

/** WeChat had its day and its night. */
export const givenUp = ({ firstPushAt }: NoticeDocument, now: number): boolean => now - firstPushAt > giveUpMs

/** Failed for a while: later again, or on to the next stage when it has failed for too long. */
export const again = async (notices: readonly NoticeDocument[], round: Round): Promise<void> => {
  await notPushable(notices.filter((notice) => givenUp(notice, round.now)), 'down', round)
  // What went together comes again together: sent twice, it is still one push each time.
  const left = notices.filter((notice) => !givenUp(notice, round.now))
  if (left[0]) await postpone(left, tryAgainAt(left[0].tries, round.now, Math.random()))
}

/** WeChat cannot carry them: each goes on to its next stage, or onto the list of those who are not told. */
export const notPushable = async (
  notices: readonly NoticeDocument[], obstacle: Obstacle, { now, settings, calendar }: Round,
): Promise<void> => {
  for (const notice of notices) {
    const next = nextStage(notice, now, settings, calendar)
    if (next) await moveOn([notice], { ...next, obstacle })
    // Whoever was only asked to pass it on is not owed it himself.
    else await settle([notice], 'moot', now, { obstacle })
  }
}

/** What is beyond WeChat and has waited: seen in the app it would be settled by now. */
export const beyondPush = async (
  notices: readonly NoticeDocument[], people: ReadonlyMap<string, PersonDocument>, tickets: ReadonlyMap<string, TicketFacts>, round: Round,
): Promise<void> => {
  const forSms: NoticeDocument[] = []
  for (const notice of notices) {
    const person = people.get(notice.personId)
    try {
      if (!person) await settle([notice], 'not_told', round.now)
      else if (notice.stage === 'sms') forSms.push(notice)
      else if (await toldByAnother(notice, person)) await settle([notice], 'delivered', round.now, { via: 'colleague' })
      else if (notice.stage === 'inbox' && (await askColleagues(notice, person, tickets.get(notice.ticketId), round))) {
        await moveOn([notice], nextStage(notice, round.now, round.settings, round.calendar)!)
      } else forSms.push(notice)
    } catch (error) {
      log('warn', 'push.fallback', { notice: notice._id, stage: notice.stage, ...reason(error) })
      await postpone([notice], tryAgainAt(notice.tries, round.now, Math.random()))
    }
  }
  for (const { personId, first, notices: own } of bundlesOf(forSms)) await bySms(people.get(personId)!, first, own, round)
}

const reachedBy = ({ delivery, via, standsInFor }: NoticeDocument): boolean =>
  delivery === 'read' || (delivery === 'delivered' && (via !== 'colleague' || standsInFor !== null))

const together = (a: PersonDocument, b: PersonDocument): boolean =>
  (a.enterpriseId !== undefined && a.enterpriseId === b.enterpriseId) ||
  (a.bureauId !== undefined && a.bureauId === b.bureauId) ||
  (a.roles.includes('supervisor') && b.roles.includes('supervisor'))

/** A colleague of the same enterprise or bureau has heard the same, or the one who stands in has. */
const toldByAnother = async (notice: NoticeDocument, person: PersonDocument): Promise<boolean> => {
  const others = (await toldTheSame(notice.orderId)).filter((other) => other.personId !== person._id && reachedBy(other))
  if (others.some(({ standsInFor }) => standsInFor?.noticeId === notice._id)) return true
  const colleagues = await peopleByIds(others.filter(({ standsInFor }) => standsInFor === null).map(({ personId }) => personId))
  return colleagues.some((colleague) => together(person, colleague))
}

/**
 * Who may know of it as the person may: whoever stands in for him, else of his enterprise, of his bureau where that takes
 * part, of the supervisors. A ticket marked as a trade secret is nobody else's.
 */
const colleaguesOf = async (person: PersonDocument, ticket: TicketFacts | undefined, now: number): Promise<PersonDocument[]> => {
  if (person.enterpriseId !== undefined) {
    return (await enterpriseStaff(person.enterpriseId)).sort((a, b) => Number(b.owner ?? false) - Number(a.owner ?? false))
  }
  const deputies = await deputiesOf(person._id, now)
  if (deputies.length > 0 || ticket?.secret === true) return deputies
  if (person.bureauId !== undefined && ticket?.bureauIds.includes(person.bureauId)) {
    return (await bureauPeople([person.bureauId])).sort((a, b) => Number(b.roles.includes('lead')) - Number(a.roles.includes('lead')))
  }
  return person.roles.includes('supervisor') ? supervisors() : []
}

/** Asks colleagues to pass on what somebody is asked to do; news is not worth it. False when there is nobody to ask. */
const askColleagues = async (
  notice: NoticeDocument, person: PersonDocument, ticket: TicketFacts | undefined, { now }: Round,
): Promise<boolean> => {
  if (!notice.asks) return false
  const told = new Set((await toldTheSame(notice.orderId)).map(({ personId }) => personId))
  const chosen = (await colleaguesOf(person, ticket, now)).filter(({ _id }) => !told.has(_id)).slice(0, mostColleagues)
  if (chosen.length === 0) return false
  await addNotices(chosen.map(({ _id }): NoticeDocument => ({
    ...notice, _id: derivedId(notice._id, 'instead', _id), personId: _id, at: now, delivery: 'queued', via: null, obstacle: null,
    stage: 'push', pushAt: now, firstPushAt: now, lease: null, tries: 0, sendingAt: null, uncertain: 0, settledAt: null,
    read: false, done: false, phoned: null, standsInFor: { noticeId: notice._id, name: person.name },
  })))
  await bump(chosen.map(({ _id }) => _id), 'inbox')
  return true
}

/** One text message to one person, where the zone has a channel for it; without one he is called. */
const bySms = async (person: PersonDocument, first: NoticeDocument, notices: NoticeDocument[], { now, mark }: Round): Promise<void> => {
  const channel = smsChannel()
  const asked = notices.filter(({ asks }) => asks)
  const news = notices.filter(({ asks }) => !asks)
  // A text message costs money and attention: only for what asks for something.
  await settle(news, 'not_told', now)
  if (!channel || asked.length === 0 || !/^1\d{10}$/.test(person.phone)) return void (await settle(asked, 'not_told', now))
  const ours = await mark(asked)
  if (ours.length < asked.length) return holdBack(ours, now)
  await countDoubt(asked, now)
  for (const notice of asked) notice.sendingAt = now
  const sent = await channel.send(person.phone, smsWords(first, asked.length - 1), now).then((answer) => {
    for (const notice of asked) notice.sendingAt = null
    return answer
  }, (error: unknown) => ({ kind: 'later' as const, code: reason(error).message }))
  if (sent.kind === 'delivered') return void (await settle(asked, 'delivered', now, { via: 'sms' }))
  log('warn', 'sms.failed', { notice: first._id, kind: sent.kind, code: sent.code })
  const over = asked.filter(({ tries }) => sent.kind === 'refused' || tries >= mostSmsTries)
  await settle(over, 'not_told', now)
  for (const notice of asked.filter((one) => !over.includes(one))) await postpone([notice], tryAgainAt(notice.tries, now, Math.random()))
}
