import { randomBytes } from 'node:crypto'
import type { Engine } from './engine/engine'
import { isSigned, sign } from './secret'

export interface SignedIn {
  personId: string
  /** The WeChat account of the person; who is bound to none yet gets one that no other person can have. */
  openid: string
}

export interface Sessions {
  /** A token for a fresh account that belongs to nobody yet, as a stranger's WeChat account does. */
  newcomer(): string
  /** A token for a person of the roster, or null when there is none by that id. */
  open(personId: string): string | null
  /** Who holds the token now: the person is read each time, so a removed one is out at once. */
  holder(token: string): SignedIn | null
  openidOf(personId: string): string | null
}

const account = 'account:'

export const createSessions = (engine: Engine, secret: string): Sessions => {
  const openidOf = (personId: string): string | null => {
    const [person] = engine.find('people', { _id: personId }, { limit: 1 })
    if (!person) return null
    return typeof person.openid === 'string' && person.openid !== '' ? person.openid : `unbound-${personId}`
  }
  const token = (who: string): string => `${who}.${sign(secret, 'session', who)}`
  return {
    openidOf,
    newcomer: () => token(Buffer.from(account + randomBytes(16).toString('base64url')).toString('base64url')),
    open(personId) {
      if (openidOf(personId) === null) return null
      const who = Buffer.from(personId).toString('base64url')
      return token(who)
    },
    holder(token) {
      const [who = '', signature = '', ...rest] = token.split('.')
      if (who === '' || rest.length > 0 || !isSigned(secret, 'session', who, signature)) return null
      const personId = Buffer.from(who, 'base64url').toString()
      // No person's id holds a colon. Once the account is bound, its holder is that person.
      if (personId.startsWith(account)) {
        const openid = `browser-${personId.slice(account.length)}`
        const [person] = engine.find('people', { openid }, { limit: 1 })
        return { personId: (person?._id as string | undefined) ?? openid, openid }
      }
      const openid = openidOf(personId)
      return openid === null ? null : { personId, openid }
    },
  }
}
