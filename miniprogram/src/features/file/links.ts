import type { FileLink } from '@guagou/types/file'
import { useQuery } from '@tanstack/react-query'
import { callQuery, queryClient } from '../../services/query'

/** As many as one call of `file.links` takes. */
const mostPerCall = 50
/** Pictures that come onto the screen together are asked for together (milliseconds). */
const gatherFor = 15
/** Asked anew this long before an address dies (milliseconds): loading takes its time. */
const margin = 60_000

interface Wanted { fileId: string; messageId?: string }
interface Asked { wanted: Wanted; resolve(link: FileLink | null): void; reject(error: unknown): void }

type AskLinks = (files: Wanted[]) => Promise<readonly FileLink[]>

/** Gathers what is asked one by one and asks for it at once. */
export const createLinkBatch = (askLinks: AskLinks) => {
  let asked: Asked[] = []
  let gathering: ReturnType<typeof setTimeout> | undefined
  const ask = async (batch: Asked[]) => {
    try {
      const links = new Map((await askLinks(batch.map(({ wanted }) => wanted))).map((link) => [link.fileId, link]))
      for (const { wanted, resolve } of batch) resolve(links.get(wanted.fileId) ?? null)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
  const flush = () => {
    gathering = undefined
    const waiting = asked
    asked = []
    for (let from = 0; from < waiting.length; from += mostPerCall) void ask(waiting.slice(from, from + mostPerCall))
  }
  return (wanted: Wanted): Promise<FileLink | null> => new Promise((resolve, reject) => {
    asked.push({ wanted, resolve, reject })
    gathering ??= setTimeout(flush, gatherFor)
  })
}

const linkOf = createLinkBatch(async (files) => (await callQuery('file.links', { files }).queryFn()).links)

const query = (wanted: Wanted) => ({
  queryKey: ['file.link', wanted.fileId, wanted.messageId ?? ''] as const,
  queryFn: () => linkOf(wanted),
  staleTime: ({ state }: { state: { data?: FileLink | null | undefined } }) => Math.max(0, (state.data?.lasts ?? 0) - margin),
  // Pictures on the screen are loaded already; an address is renewed when one comes onto it again.
  refetchOnWindowFocus: false,
})

/** The short-lived addresses of a message's file; null when the caller may not open it (any more). */
export const useFileLink = (fileId: string, messageId: string, enabled = true) =>
  useQuery({ ...query({ fileId, messageId }), enabled })

/** The same for a tap. */
export const fetchFileLink = (fileId: string, messageId?: string): Promise<FileLink | null> =>
  queryClient.fetchQuery(query({ fileId, ...(messageId === undefined ? {} : { messageId }) }))
