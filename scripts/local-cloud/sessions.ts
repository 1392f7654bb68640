import type { Engine } from './engine/engine'
import { isSigned, sign } from './secret'

export interface SignedIn {
  personId: string
  /** The WeChat account of the person; who is bound to none yet gets one that no other person can have. */
  openid: string
}

export interface Sessions {
  /** A token for a person of the roster, or null when there is none by that id. */
  open(personId: string): string | null
  /** Who holds the token now: the person is read each time, so a removed one is out at once. */
  holder(token: string): SignedIn | null
  openidOf(personId: string): string | null
}

export const createSessions = (engine: Engine, secret: string): Sessions => {
  const openidOf = (personId: string): string | null => {
    const [person] = engine.find('people', { _id: personId }, { limit: 1 })
    if (!person) return null
    return typeof person.openid === 'string' && person.openid !== '' ? person.openid : `unbound-${personId}`
  }
  return {
    openidOf,
    open(personId) {
      if (openidOf(personId) === null) return null
      const who = Buffer.from(personId).toString('base64url')
      return `${who}.${sign(secret, 'session', who)}`
    },
    holder(token) {
      const [who = '', signature = '', ...rest] = token.split('.')
      if (who === '' || rest.length > 0 || !isSigned(secret, 'session', who, signature)) return null
      const personId = Buffer.from(who, 'base64url').toString()
      const openid = openidOf(personId)
      return openid === null ? null : { personId, openid }
    },
  }
}
