import { gatherCalls } from './gather-calls'
import type { Host } from './host/host'
import type { Sessions, SignedIn } from './sessions'
import type { Addresses } from './storage/addresses'

/** Where clients come in: the same for calls over HTTP, calls that stand on a socket, and tests. */
export interface Edge {
  /** The answer's JSON text to a call as the holder makes it. Addresses of files in it are his alone. */
  call(functionName: string, event: { call: string; input?: unknown; as?: unknown }, holder: SignedIn): Promise<string>
  /** The same for a call that waited for a signal: who asks the same at the same moment is asked for together. */
  callOnSignal(functionName: string, event: { call: string; input: unknown }, holder: SignedIn): Promise<string>
  /** Notes the use of a token that ended with its holder's account, where it is one. */
  turnAway(token: string, what: 'token' | 'socket'): void
  /** Whether the address of a file may be followed at this moment. */
  mayLook(path: string, query: URLSearchParams): Promise<boolean>
}

interface EdgeOptions {
  host: Host
  sessions: Sessions
  addresses: Addresses
  /** Remembers that an account used the mini program now. */
  used(openid: string): void
  complain(text: string): void
}

export const createEdge = ({ host, sessions, addresses, used, complain }: EdgeOptions): Edge => {
  /** The roster keeps what was refused to whom. */
  const note = (personId: string, what: string): void => {
    if (!host.names.includes('roster')) return
    host.callText('roster', { MsgType: 'event', Event: 'guagou_former', personId, what }, { source: 'function' })
      .catch((error: unknown) => complain(`refusal of ${what}: ${String(error)}`))
  }
  const ask = (functionName: string, event: unknown, openid: string): Promise<string> =>
    host.callText(functionName, event, { openid, source: 'client' })

  const together = gatherCalls(host)
  const call: Edge['call'] = async (functionName, event, holder) => {
    used(holder.openid)
    const answer = await ask(functionName, event, holder.openid)
    return functionName === 'file' ? addresses.bound(answer, event, holder) : answer
  }

  return {
    call,
    callOnSignal(functionName, event, holder) {
      if (functionName === 'file') return call(functionName, event, holder)
      used(holder.openid)
      return together(functionName, event, { openid: holder.openid, source: 'client' })
    },
    turnAway(token, what) {
      const personId = sessions.former(token)
      if (personId !== null) note(personId, what)
    },
    async mayLook(path, query) {
      const handed = addresses.handedTo(path, query)
      if (!handed) return false
      const openid = sessions.openidOf(handed.personId)
      if (openid === null || sessions.markOf(openid) !== handed.mark) {
        note(handed.personId, 'address')
        return false
      }
      // Asked again as its holder: what may be opened is the product's to say, and what it refuses it notes.
      return addresses.gives(await ask('file', { call: 'file.link', input: handed.wanted }, openid), path)
    },
  }
}
