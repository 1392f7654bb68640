import type { FileLink } from '../../../types/file'
import type { Result } from '../../../types/result'
import { isSigned, sign } from '../secret'
import type { Sessions, SignedIn } from '../sessions'

interface Wanted { fileId: string; messageId?: string }

/** To whom an address was handed out, by which account of his, and what he asked for. */
interface Handed { personId: string; mark: string; wanted: Wanted }

/**
 * Addresses of files as clients get them. A function gets one from the storage that works for whoever has it, as in
 * CloudBase; on its way out it becomes one that carries to whom it was given and for what, so that every use of it can be
 * judged anew: it dies with its holder's account, membership or message, not minutes later.
 */
export interface Addresses {
  /** The answer of `file.link` or `file.links` with addresses for its asker; any other as it is. */
  bound(answer: string, event: { call: string; input?: unknown }, holder: SignedIn): string
  /** null for an address that we did not hand out, or whose time is over. */
  handedTo(path: string, query: URLSearchParams): Handed | null
  /** Whether the answer of `file.link` leads to that path. */
  gives(answer: string, path: string): boolean
}

const purpose = 'look'

export const createAddresses = (base: string, secret: string, sessions: Pick<Sessions, 'markOf'>): Addresses => {
  const words = (path: string, expires: string, to: string): string => `${expires}\n${path}\n${to}`
  const pathOf = (url: string): { path: string; expires: string } | null => {
    if (!url.startsWith(`${base}/files/`)) return null
    const { pathname, searchParams } = new URL(url)
    return { path: decodeURIComponent(pathname.slice('/files/'.length)), expires: searchParams.get('t') ?? '' }
  }
  const forHolder = (url: string, handed: Handed): string => {
    const place = pathOf(url)
    if (!place) return url
    const to = Buffer.from(JSON.stringify(handed)).toString('base64url')
    const query = new URLSearchParams({ to, t: place.expires, sign: sign(secret, purpose, words(place.path, place.expires, to)) })
    return `${url.slice(0, url.indexOf('?'))}?${query.toString()}`
  }
  const linksIn = (answer: string): FileLink[] => {
    const said = JSON.parse(answer) as Result<FileLink | { links: FileLink[] }>
    if (!said.ok) return []
    return 'links' in said.value ? said.value.links : [said.value]
  }
  return {
    bound(answer, { call, input }, { personId, openid }) {
      if (call !== 'file.link' && call !== 'file.links') return answer
      const said = JSON.parse(answer) as Result<FileLink | { links: FileLink[] }>
      if (!said.ok || personId === null) return answer
      const asked = call === 'file.link' ? [input as Wanted] : (input as { files: Wanted[] }).files
      const links = 'links' in said.value ? said.value.links : [said.value]
      for (const link of links) {
        // Asked for twice, by two messages, either is right: the call answers one address for both.
        const { fileId, messageId } = asked.find((one) => one.fileId === link.fileId)!
        const handed = { personId, mark: sessions.markOf(openid), wanted: { fileId, ...(messageId === undefined ? {} : { messageId }) } }
        link.url = forHolder(link.url, handed)
        link.thumb = link.thumb && forHolder(link.thumb, handed)
      }
      return JSON.stringify(said)
    },
    handedTo(path, query) {
      const [to, expires] = [query.get('to') ?? '', query.get('t') ?? '']
      if (Number(expires) <= Date.now() || !isSigned(secret, purpose, words(path, expires, to), query.get('sign') ?? '')) return null
      return JSON.parse(Buffer.from(to, 'base64url').toString()) as Handed
    },
    gives: (answer, path) => linksIn(answer).some(({ url, thumb }) => [url, thumb].some((one) => one !== null && pathOf(one)?.path === path)),
  }
}
