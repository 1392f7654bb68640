import { log } from '../../kit/log'
import { derivedId } from '../../kit/ids'
import { type Limit, attempt } from '../../kit/limiter'
import type { RefusalCode, Result } from '../../../types/result'

/** A person mistypes or taps twice; nobody needs ten tries a minute to come in. */
const perAccount: Limit = { times: 10, ms: 60_000 }
const perAccountAndDay: Limit = { times: 100, ms: 86_400_000 }

/** Counts a try to come in by this account, whatever the try is. */
export const knock = async (openid: string, now: number): Promise<Result<null>> => {
  const minute = await attempt('door', openid, perAccount, now)
  return minute.ok ? attempt('door-day', openid, perAccountAndDay, now) : minute
}

/** Every refusal at the door is logged, with the account as a hash: attempts can be counted, accounts not read. */
export const turnedAway = <T extends Result<unknown>>(what: string, openid: string, answer: T, facts: Record<string, unknown> = {}): T => {
  if (!answer.ok) log('warn', 'door.refused', { what, code: answer.refusal.code satisfies RefusalCode, who: derivedId(openid), ...facts })
  return answer
}
