import { personById } from '../kit/directory'
import { log, reason } from '../kit/log'
import { nudge, outboxRow } from '../kit/outbox'
import { addressesOf } from '../kit/storage'
import { askMediaCheck, mediaVerdict } from '../kit/wechat/security'
import type { FileDocument } from './domain/documents'
import { askAgainMs, mediumOf, unjudgedMs } from './domain/medium'
import { asked, judge, judged, postpone, unjudged } from './store'

/** `wechat` holds photos and sounds back until WeChat has judged them; anything else lets them pass. */
const throughWechat = process.env.GUAGOU_MEDIA_CHECK === 'wechat'
/** WeChat fetches the file within half an hour. */
const fetchSeconds = 1_800
const batch = 20

export const needsCheck = (type: string): boolean => throughWechat && mediumOf(type) !== null

/** Asks WeChat about the file. What cannot be asked now is asked again by the timer. */
export const askAbout = async (file: FileDocument, now: number): Promise<void> => {
  const medium = mediumOf(file.type ?? '')
  const [person, urls] = await Promise.all([personById(file.by), addressesOf([file.stored!], fetchSeconds)])
  const url = urls.get(file.stored!)
  if (!medium || !person || url === undefined) return
  try {
    const trace = await askMediaCheck(url, medium, person.openid)
    if (trace === null) return
    const risky = await asked(trace, file._id)
    if (risky !== null) await settleCheck(file._id, risky, now)
  } catch (error) {
    log('warn', 'file.check', { file: file._id, ...reason(error) })
  }
}

/** A verdict as WeChat pushes it. It may come before its question is noted, and more than once. */
export const hearVerdict = async (event: Record<string, unknown>, now: number): Promise<void> => {
  const verdict = mediaVerdict(event)
  if (!verdict) return
  const fileId = await judged(verdict.trace, verdict.risky)
  if (fileId !== null) await settleCheck(fileId, verdict.risky, now)
}

/** Writes the verdict and, in the same step, that messages which wait for it are to be shown or hidden. */
const settleCheck = async (fileId: string, risky: boolean, now: number): Promise<void> => {
  const check = risky ? 'risky' : 'pass'
  if (await judge(fileId, check, outboxRow(`${fileId}-verdict`, 'chat', 'verdict', { fileId, check }, now))) await nudge(['chat'])
}

/** Asks again about what got no verdict; gives up on what nobody could judge for a day. */
export const askAgain = async (now: number): Promise<void> => {
  for (const file of await unjudged(now - askAgainMs, batch)) {
    if (now - file.at > unjudgedMs) await settleCheck(file._id, true, now)
    else if (await postpone(file, now)) await askAbout(file, now)
  }
}
