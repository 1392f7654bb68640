import type { Engine } from './engine/engine'
import { isSigned, sign } from './secret'

export interface SignedIn {
  /** null for a WeChat account that is bound to nobody of the roster. */
  personId: string | null
  /** The WeChat account of the person; who is bound to none yet gets one that no other person can have. */
  openid: string
}

export interface Sessions {
  /** A token for a person of the roster, or null when there is none by that id. */
  open(personId: string): string | null
  /** A token for a WeChat account that the roster need not know, as a newcomer has one. */
  openStranger(name: string): string
  /** Who holds the token now: the person is read each time, so a removed or unbound one is out at once. */
  holder(token: string): SignedIn | null
  openidOf(personId: string): string | null
}

/** What a token is worth hangs on the account it was made for: dissolving the binding ends it for ever. */
const strangerMark = 'stranger:'

const mostRight = 10_000

export const createSessions = (engine: Engine, secret: string, now: () => number = Date.now): Sessions => {
  const openidOf = (personId: string): string | null => {
    const [person] = engine.find('people', { _id: personId }, { limit: 1 })
    if (!person || (typeof person.until === 'number' && person.until <= now())) return null
    return typeof person.openid === 'string' && person.openid !== '' ? person.openid : `unbound-${personId}`
  }
  const signed = (who: string, openid: string): string => `${who}.${sign(secret, 'session', `${who}\n${openid}`)}`
  const strangersOpenid = (name: string): string => `stranger-${Buffer.from(name).toString('hex')}`
  const encoded = (text: string): string => Buffer.from(text).toString('base64url')
  /** A signature once found right stays so for that account; every call and every signal asks again. */
  const right = new Map<string, string>()
  const wasSigned = (token: string, who: string, openid: string, signature: string): boolean => {
    if (right.get(token) === openid) return true
    if (!isSigned(secret, 'session', `${who}\n${openid}`, signature)) return false
    if (right.size >= mostRight) right.clear()
    right.set(token, openid)
    return true
  }
  return {
    openidOf,
    open(personId) {
      const openid = openidOf(personId)
      return openid === null ? null : signed(encoded(personId), openid)
    },
    openStranger: (name) => signed(encoded(strangerMark + name), strangersOpenid(name)),
    holder(token) {
      const [who = '', signature = '', ...rest] = token.split('.')
      if (who === '' || rest.length > 0) return null
      const name = Buffer.from(who, 'base64url').toString()
      const stranger = name.startsWith(strangerMark)
      const openid = stranger ? strangersOpenid(name.slice(strangerMark.length)) : openidOf(name)
      if (openid === null || !wasSigned(token, who, openid, signature)) return null
      if (!stranger) return { personId: name, openid }
      const [bound] = engine.find('people', { openid }, { limit: 1 })
      return { personId: (bound?._id as string | undefined) ?? null, openid }
    },
  }
}
