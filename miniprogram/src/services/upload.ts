import type { FilePlace, FilePurpose, FileView } from '@guagou/types/file'
import { type Result, ok } from '@guagou/types/result'
import { api } from './api'
import type { LocalFile } from './local-file'
import { Cancelled, sendPart } from './send-part'

export interface Uploading {
  /** Of this one intention: with the same id an interrupted upload goes on from what has arrived. */
  requestId: string
  place: FilePlace
  purpose?: FilePurpose
  /** Between 0 and 1. */
  onProgress?(share: number): void
  signal?: AbortSignal
}

/** Reading and checking 20 MB takes the server a while (milliseconds). */
const finishTimeout = 60_000

/** Uploads a file to its end. Rejects with `Unreachable` when the way was lost, with `Cancelled` when it was stopped. */
export const upload = async (
  file: LocalFile, { requestId, place, purpose = 'message', onProgress, signal = new AbortController().signal }: Uploading,
): Promise<Result<FileView>> => {
  const { kind, name, size, seconds } = file
  const begun = await api('file.begin', { requestId, place, purpose, kind, name, size, ...(seconds === undefined ? {} : { seconds }) })
  if (!begun.ok) return begun
  if (begun.value.file) return ok(begun.value.file)
  const { parts, fileId } = begun.value
  let sent = parts.filter(({ done }) => done).reduce((sum, { from, to }) => sum + to - from, 0)
  const tell = (more = 0) => onProgress?.(Math.min(1, (sent + more) / size))
  tell()
  for (const part of parts) {
    if (part.done) continue
    await sendPart(file, part, tell, signal)
    sent += part.to - part.from
    tell()
  }
  if (signal.aborted) throw new Cancelled()
  return api('file.finish', { fileId, ...(file.thumb === undefined ? {} : { thumb: file.thumb }) }, finishTimeout)
}
