import type { FilePlace, FilePurpose, FileView } from '@guagou/types/file'
import { useEffect, useRef, useState } from 'react'
import type { LocalFile } from '../../services/local-file'
import { Refused } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { requestId } from '../../services/request-id'
import { Cancelled } from '../../services/send-part'
import { upload } from '../../services/upload'

export interface UploadTrouble { happened: string; next: string }

/**
 * One file on its way, with its share and how to stop it. The same file tried again goes on from what has arrived;
 * leaving the page stops it.
 */
export const useUpload = (place: FilePlace, purpose: FilePurpose) => {
  const [share, setShare] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<UploadTrouble | null>(null)
  const intention = useRef<{ file: LocalFile; id: string } | null>(null)
  const way = useRef<AbortController | null>(null)
  useEffect(() => () => way.current?.abort(), [])

  /** The file as the cloud has it, or null when it was stopped or refused; `trouble` says why. */
  const send = async (file: LocalFile): Promise<FileView | null> => {
    if (intention.current?.file !== file) intention.current = { file, id: requestId() }
    const controller = new AbortController()
    way.current = controller
    setTrouble(null)
    setShare(0)
    try {
      const sent = await upload(file, { requestId: intention.current.id, place, purpose, onProgress: setShare, signal: controller.signal })
      if (sent.ok) return sent.value
      setTrouble(explain(new Refused(sent.refusal)))
    } catch (error) {
      if (!(error instanceof Cancelled)) setTrouble(explain(error))
    } finally {
      setShare(null)
    }
    return null
  }

  return { send, share, trouble, cancel: () => way.current?.abort() }
}
