import { setTimeout as sleep } from 'node:timers/promises'
import { collection } from '../db'

/**
 * The access token, shared by all instances through the database and renewed by one of them. `busyUntil` is held by
 * whoever is renewing it; if he dies another one takes over when that moment has passed.
 */
interface TokenDocument {
  _id: string
  token: string
  expiresAt: number
  busyUntil: number
}

const tokens = collection<TokenDocument>('wechat_tokens')
const tokenId = 'access_token'
/** Renewed this long before it ends, so that no call starts with a token about to die. */
const marginMs = 300_000
/** Longer than asking WeChat takes at most. */
const busyMs = 8_000
const patienceMs = 100

/** An instance believes its own copy for so long; a token that WeChat refuses is never taken from it. */
const copyMs = 30_000
let copy: { token: string; expiresAt: number; until: number } | null = null

const keepCopy = (token: string, expiresAt: number): void => {
  copy = { token, expiresAt, until: performance.now() + copyMs }
}

export interface FreshToken { token: string; expiresInMs: number }

/**
 * A token to call WeChat with.
 * @param refused the token that WeChat has just refused, so that it is not handed out again
 * @param ask asks WeChat for a token; `force` makes WeChat throw the present one away, which it allows 20 times a day
 */
export const sharedToken = async (
  refused: string | null, ask: (force: boolean) => Promise<FreshToken>, clock: () => number = Date.now,
): Promise<string> => {
  // Patience is not a matter of the product's clock, which may be moved meanwhile.
  const end = performance.now() + busyMs
  if (copy && copy.token !== refused && performance.now() < copy.until && copy.expiresAt - marginMs > clock()) return copy.token
  if (refused !== null) return lookFor(refused, ask, clock, end)
  // Those who meet here ask once.
  asking ??= lookFor(null, ask, clock, end).finally(() => { asking = null })
  return asking
}

let asking: Promise<string> | null = null

const lookFor = async (
  refused: string | null, ask: (force: boolean) => Promise<FreshToken>, clock: () => number, end: number,
): Promise<string> => {
  for (;;) {
    const kept = await tokens.get(tokenId)
    const usable = kept !== null && kept.token !== refused && kept.expiresAt > clock()
    if (usable && kept.expiresAt - marginMs > clock()) {
      keepCopy(kept.token, kept.expiresAt)
      return kept.token
    }
    if (await mine(kept, clock())) return renew(refused, ask, clock)
    // Somebody else is renewing it: until he is done the old one still works, if it does.
    if (usable) return kept.token
    if (performance.now() > end) throw new Error('no access token: whoever renews it does not come to an end')
    await sleep(patienceMs)
  }
}

const mine = async (kept: TokenDocument | null, now: number): Promise<boolean> =>
  kept === null
    ? tokens.insert({ _id: tokenId, token: '', expiresAt: 0, busyUntil: now + busyMs })
    : kept.busyUntil <= now &&
      (await tokens.changeOne({ _id: tokenId, busyUntil: kept.busyUntil }, { $set: { busyUntil: now + busyMs } })) !== null

const renew = async (
  refused: string | null, ask: (force: boolean) => Promise<FreshToken>, clock: () => number,
): Promise<string> => {
  try {
    let fresh = await ask(false)
    // WeChat still believes in the token that it refuses: only force helps.
    if (fresh.token === refused) fresh = await ask(true)
    const expiresAt = clock() + fresh.expiresInMs
    await tokens.put({ _id: tokenId, token: fresh.token, expiresAt, busyUntil: 0 })
    keepCopy(fresh.token, expiresAt)
    return fresh.token
  } catch (error) {
    await tokens.changeOne({ _id: tokenId }, { $set: { busyUntil: 0 } })
    throw error
  }
}
