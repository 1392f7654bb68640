import type { Engine } from './engine/engine'
import type { Records, SentPush } from './wechat/records'

export interface ListedPush extends Omit<SentPush, 'openid'> {
  /** Whose account it went to; null when nobody of the roster has it. */
  personId: string | null
}

/** What reached WeChat after `since` (epoch milliseconds), oldest first, of one person or of all. */
export const listPushes = (engine: Engine, records: Records, personId: string | null, since = 0): ListedPush[] => {
  const known = new Map<string, string | null>()
  const personOf = (openid: string): string | null => {
    let found = known.get(openid)
    if (found === undefined) {
      found = (engine.find('people', { openid }, { limit: 1 })[0]?._id as string | undefined) ?? null
      known.set(openid, found)
    }
    return found
  }
  return records.pushes(Number.isFinite(since) ? since : 0)
    .map(({ openid, ...push }) => ({ personId: personOf(openid), ...push }))
    .filter((push) => personId === null || push.personId === personId)
}
