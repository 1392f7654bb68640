import type { FileLink } from '../../types/file'
import { ok, refuse } from '../../types/result'
import type { MessageDocument } from '../chat/domain/documents'
import type { Actor } from '../kit/actor'
import { messagesByIds } from '../kit/directory'
import type { ReadingAhead } from '../kit/serve'
import { addressesOf } from '../kit/storage'
import { mayOpen } from './access'
import type { FileDocument } from './domain/documents'
import { filesByIds } from './store'

/**
 * Long enough to begin loading a page of pictures, short enough that whoever has lost access is soon out: in CloudBase an
 * address works for its whole life, whoever has it (docs/adr/0020).
 */
const linkSeconds = 120

interface Wanted { fileId: string; messageId?: string | undefined }
type Found = [files: FileDocument[], messages: MessageDocument[]]

const find = (wanted: readonly Wanted[]): Promise<Found> => Promise.all([
  filesByIds([...new Set(wanted.map(({ fileId }) => fileId))]),
  messagesByIds([...new Set(wanted.flatMap(({ messageId }) => (messageId === undefined ? [] : [messageId])))]),
])

const open = async (wanted: readonly Wanted[], [files, messages]: Found, actor: Actor, now: number): Promise<FileLink[]> => {
  const allowed = await Promise.all(wanted.map(async ({ fileId, messageId }) => {
    const file = files.find(({ _id }) => _id === fileId)
    const message = messageId === undefined ? null : messages.find(({ _id }) => _id === messageId)
    return file && message !== undefined && (await mayOpen(file, message, actor, now)) ? file : null
  }))
  const opened = [...new Map(allowed.flatMap((file) => (file ? [[file._id, file]] : []))).values()]
  const urls = await addressesOf(opened.flatMap(({ stored, thumb }) => [stored, thumb].filter((id) => id !== null)), linkSeconds)
  return opened.flatMap(({ _id, stored, thumb }) => {
    const url = urls.get(stored!)
    return url === undefined ? [] : [{ fileId: _id, url, thumb: (thumb !== null && urls.get(thumb)) || null, lasts: linkSeconds * 1000 }]
  })
}

export const link: ReadingAhead<'file.link', Found> = {
  ahead: (wanted) => find([wanted]),
  async answer(wanted, { actor, now }, found) {
    const [opened] = await open([wanted], found, actor, now)
    return opened ? ok(opened) : refuse('not_found')
  },
}

export const links: ReadingAhead<'file.links', Found> = {
  ahead: ({ files }) => find(files),
  async answer({ files }, { actor, now }, found) {
    return ok({ links: await open(files, found, actor, now) })
  },
}
