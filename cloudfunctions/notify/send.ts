import { type Obstacle, type TemplateName, templateNames } from '../../types/notify'
import { derivedId } from '../kit/ids'
import { log, reason } from '../kit/log'
import { WechatSilent } from '../kit/wechat/client'
import { type Sent, sendSubscribe } from '../kit/wechat/subscribe'
import type { PersonDocument } from '../roster/domain/documents'
import type { Bundle } from './domain/bundle'
import { type Content, contentOf, plainContent } from './domain/templates'
import type { ConfiguredTemplate } from './domain/template-setting'
import { again } from './fallback'
import type { Round } from './round'
import { type Balances, consentId, countDoubt, credit, holdBack, pauseUntil, report, setConsent } from './store'
import { configured } from './templates'

/** Where a push for several matters leads. */
const inboxPage = 'pages/notices/index'

/** The template made for it first, then whichever other one WeChat would still carry. */
const candidates = (preferred: TemplateName, balances: Balances): ConfiguredTemplate[] => {
  const left = (name: TemplateName) => balances.get(name)?.balance ?? 0
  const others = templateNames.filter((name) => name !== preferred).sort((a, b) => left(b) - left(a))
  return [preferred, ...others]
    .map(configured)
    .filter(({ name, longTerm }) => (longTerm ? balances.get(name)?.standing === true : left(name) > 0))
}

/**
 * Sends one push to one person. Answers why WeChat cannot carry it, or null when the notices are delivered or will be
 * tried again. A consent is spent before the send and given back when WeChat surely did not use it.
 */
export const sendBundle = async (bundle: Bundle, person: PersonDocument, round: Round): Promise<Obstacle | null> => {
  const { first, notices } = bundle
  const matters = new Set(notices.map(({ ticketId, _id }) => ticketId || _id)).size
  const page = matters > 1 ? inboxPage : first.page
  let obstacle: Obstacle = 'no_consent'
  let content: Content = first
  for (const template of candidates(first.template, round.balances.get(person._id) ?? new Map())) {
    let withPage = true
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (!template.longTerm && !(await round.spend(consentId(person._id, template.name)))) break
      const sent = await send(bundle, {
        touser: person.openid, template_id: template.id, ...(withPage ? { page } : {}),
        data: contentOf(content, template, first.at, matters - 1),
      }, round)
      if (sent === null) {
        // If it arrived after all, WeChat's own 43101 puts the ledger right later.
        if (!template.longTerm) await credit(person._id, template.name, 1)
        return null
      }
      if (sent.kind === 'delivered') {
        // Unmarked, they come up again when the lease is over, and whoever sends them then counts that he could not know.
        await round.delivered(notices).catch((error: unknown) => log('error', 'push.unmarked', { notice: first._id, ...reason(error) }))
        return null
      }
      if (sent.kind === 'no_consent') {
        await setConsent(person._id, template.name, { balance: 0, standing: false })
        break
      }
      if (!template.longTerm) await credit(person._id, template.name, 1)
      if (sent.kind === 'later') {
        await again(notices, round)
        return null
      }
      if (sent.kind === 'slow_down') {
        round.paused = Math.max(round.paused, round.now + sent.waitMs)
        await pauseUntil(round.paused, false)
        await holdBack(notices, round.paused)
        log('warn', 'push.slow_down', { errcode: sent.errcode, until: round.paused })
        return null
      }
      if (sent.kind === 'unreachable') {
        log('warn', 'push.unreachable', { notice: first._id, errcode: sent.errcode })
        return 'blocked'
      }
      obstacle = 'wrong'
      await bugReport(sent, template, first.kind, round.now)
      // A push that opens the first page, or names the matter by its number, is better than none.
      if (sent.part === 'page' && withPage) withPage = false
      else if (sent.part === 'words' && content === first) content = plainContent(first)
      else break
    }
  }
  return obstacle
}

/** WeChat that gives no answer is left alone for a minute: everything waiting would only time out too. */
const silencePauseMs = 60_000

/** null when nobody knows what became of it, or when it is somebody else's by now. */
const send = async (bundle: Bundle, message: Parameters<typeof sendSubscribe>[0], round: Round): Promise<Sent | null> => {
  const { notices } = bundle
  const ours = await round.mark(notices)
  if (ours.length < notices.length) {
    // Read meanwhile, or the lease ran out: the others come up again, and are told without it.
    await holdBack(ours, round.now)
    return null
  }
  await countDoubt(notices, round.now)
  for (const notice of notices) notice.sendingAt = round.now
  try {
    const sent = await sendSubscribe(message)
    // Answered: whatever comes next is no doubt.
    for (const notice of notices) notice.sendingAt = null
    round.answered = true
    return sent
  } catch (error) {
    if (!(error instanceof WechatSilent)) throw error
    log('warn', 'push.silent', { notice: bundle.first._id, mayHaveActed: error.mayHaveActed, message: error.message })
    if (!error.mayHaveActed) for (const notice of notices) notice.sendingAt = null
    round.patience -= 1
    if (round.patience <= 0 && round.paused <= round.now) {
      round.paused = round.now + silencePauseMs
      await pauseUntil(round.paused, true)
    }
    await again(notices, round)
    return null
  }
}

/** Our own fault, for the operators: one row per fault. No words of the message are kept. */
const bugReport = async (
  { errcode, errmsg, part }: Sent & { kind: 'wrong' }, template: ConfiguredTemplate, kind: string, now: number,
): Promise<void> => {
  log('error', 'push.wrong', { template: template.name, kind, part, errcode, errmsg })
  await report(derivedId('push', String(errcode), template.name, errmsg.slice(0, 80)), {
    at: now, errcode, template: template.name, message: errmsg.slice(0, 200),
  })
}
