import { useSyncExternalStore } from 'react'
import { dropFile, keepFile, keptFile } from '../../services/kept-files'
import { localAddress, type LocalFile } from '../../services/local-file'
import { Cancelled } from '../../services/send-part'
import { onTokenChange } from '../../services/session-token'
import { upload, type Uploading } from '../../services/upload'
import { noteSent } from '../file/sent'

/** What is known of a file on its way, by the id of its message. */
interface OnItsWay {
  file: LocalFile | null
  /** Between 0 and 1. */
  share: number
}

const ways = new Map<string, OnItsWay>()
const stops = new Map<string, AbortController>()
const listeners = new Set<() => void>()

const note = (id: string, part: Partial<OnItsWay> | null): void => {
  if (part === null) ways.delete(id)
  else ways.set(id, { file: null, share: 0, ...ways.get(id), ...part })
  for (const listener of listeners) listener()
}

// Another person on this device neither sees nor sends what the first one chose.
onTokenChange(() => {
  for (const stop of stops.values()) stop.abort()
  ways.clear()
})

/** Takes a file in hand, so that it outlives a restart as far as this device lets it. */
export const attach = (id: string, file: LocalFile): void => {
  note(id, { file, share: 0 })
  void keepFile(id, file).then((kept) => {
    if (ways.has(id)) note(id, { file: kept })
  })
}

const fileOf = async (id: string): Promise<LocalFile | null> => {
  const known = ways.get(id)?.file
  if (known) return known
  const kept = await keptFile(id)
  if (kept) note(id, { file: kept })
  return kept
}

/** Uploads the file of that message; null when this device has it no more. */
export const uploadAttached = async (id: string, { requestId, place }: Pick<Uploading, 'requestId' | 'place'>) => {
  const file = await fileOf(id)
  if (!file) return null
  const stop = new AbortController()
  stops.set(id, stop)
  try {
    return await upload(file, { requestId, place, signal: stop.signal, onProgress: (share) => note(id, { share }) })
  } finally {
    stops.delete(id)
  }
}

/** It was sent: what this device shows of it stays, so that it does not blink. */
export const arrived = (id: string): void => {
  const file = ways.get(id)?.file
  if (file && typeof file.content !== 'string') noteSent(id, localAddress(file.content))
  detach(id)
}

/** It was sent, or is not to be sent any more. */
export const detach = (id: string): void => {
  stops.get(id)?.abort()
  note(id, null)
  void dropFile(id)
}

export { Cancelled }

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How far the upload of that message's file is, and where this device shows it. */
export const useOnItsWay = (id: string): { share: number; local: string | undefined } => {
  const way = useSyncExternalStore(subscribe, () => ways.get(id), () => undefined)
  return { share: way?.share ?? 0, local: way?.file ? localAddress(way.file.content) : undefined }
}

/** After a restart what is shown has to be fetched from where it was kept. */
export const recallFile = (id: string): void => void fileOf(id)
