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
  /** Whose token this once was, should it be one that ended with his account; null for any other. */
  former(token: string): string | null
  openidOf(personId: string): string | null
  /** Tells accounts apart without naming them: what hangs on it ends with the binding. */
  markOf(openid: string): string
}

const strangerMark = 'stranger:'

/** Tokens whose signature was found right and need not be looked at again. */
const mostRead = 10_000

interface Said { name: string; mark: string }

/** What a token is worth hangs on the account it was made for: dissolving the binding ends it for ever. */
export const createSessions = (engine: Engine, secret: string, now: () => number = Date.now): Sessions => {
  const openidOf = (personId: string): string | null => {
    const [person] = engine.find('people', { _id: personId }, { limit: 1 })
    if (!person || (typeof person.until === 'number' && person.until <= now())) return null
    return typeof person.openid === 'string' && person.openid !== '' ? person.openid : `unbound-${personId}`
  }
  const marks = new Map<string, string>()
  const markOf = (openid: string): string => {
    const mark = marks.get(openid) ?? sign(secret, 'account', openid).slice(0, 22)
    if (marks.size >= mostRead) marks.clear()
    marks.set(openid, mark)
    return mark
  }
  const signed = (name: string, openid: string): string => {
    const who = `${Buffer.from(name).toString('base64url')}.${markOf(openid)}`
    return `${who}.${sign(secret, 'session', who)}`
  }
  const strangersOpenid = (name: string): string => `stranger-${Buffer.from(name).toString('hex')}`
  /** Whom a token that we signed is for, and by which account; whether he still has it is another question. */
  const readOnce = (token: string): Said | null => {
    const [encoded = '', mark = '', signature = '', ...rest] = token.split('.')
    if (encoded === '' || rest.length > 0 || !isSigned(secret, 'session', `${encoded}.${mark}`, signature)) return null
    return { name: Buffer.from(encoded, 'base64url').toString(), mark }
  }
  const known = new Map<string, Said>()
  const read = (token: string): Said | null => {
    const said = known.get(token) ?? readOnce(token)
    if (known.size >= mostRead) known.clear()
    if (said) known.set(token, said)
    return said
  }
  return {
    openidOf, markOf,
    open(personId) {
      const openid = openidOf(personId)
      return openid === null ? null : signed(personId, openid)
    },
    openStranger: (name) => signed(strangerMark + name, strangersOpenid(name)),
    holder(token) {
      const said = read(token)
      if (!said) return null
      const stranger = said.name.startsWith(strangerMark)
      const openid = stranger ? strangersOpenid(said.name.slice(strangerMark.length)) : openidOf(said.name)
      if (openid === null || markOf(openid) !== said.mark) return null
      if (!stranger) return { personId: said.name, openid }
      const [bound] = engine.find('people', { openid }, { limit: 1 })
      return { personId: (bound?._id as string | undefined) ?? null, openid }
    },
    former(token) {
      const said = read(token)
      if (!said || said.name.startsWith(strangerMark)) return null
      const openid = openidOf(said.name)
      return openid === null || markOf(openid) !== said.mark ? said.name : null
    },
  }
}
