import { useEffect, useRef, useState, type RefObject } from 'react'
import type { LocalFile } from '../../services/local-file'
import { asLocalFile } from '../../services/pick'
import { platform } from '../../services/platform'
import { sendable } from '../file/sendable'

const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])]

/** On a desktop files are dragged onto the conversation, and pictures are pasted into its composer. */
export const useDropped = (
  box: RefObject<HTMLElement | null>, onFiles: ((files: readonly LocalFile[]) => void) | undefined,
): { over: boolean } => {
  const [over, setOver] = useState(false)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  }, [onFiles])
  useEffect(() => {
    // Elsewhere an element is Taro's own, which knows none of this.
    if (platform !== 'browser') return
    const composer = box.current?.closest<HTMLElement>('.composer')
    const place = composer?.parentElement
    if (!composer || !place) return
    const take = async (files: File[]) => {
      const local = sendable(await Promise.all(files.map((file) => asLocalFile(file))))
      if (local.length > 0) latest.current?.(local)
    }
    const carries = (event: DragEvent) => latest.current !== undefined && event.dataTransfer?.types.includes('Files') === true
    const drag = (event: DragEvent) => {
      if (!carries(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!place.contains(event.relatedTarget as Node | null)) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!carries(event)) return
      event.preventDefault()
      void take(filesOf(event.dataTransfer))
    }
    const paste = (event: ClipboardEvent) => {
      const files = filesOf(event.clipboardData)
      if (files.length === 0 || latest.current === undefined) return
      event.preventDefault()
      void take(files)
    }
    place.addEventListener('dragover', drag)
    place.addEventListener('dragleave', leave)
    place.addEventListener('drop', drop)
    composer.addEventListener('paste', paste, true)
    return () => {
      place.removeEventListener('dragover', drag)
      place.removeEventListener('dragleave', leave)
      place.removeEventListener('drop', drop)
      composer.removeEventListener('paste', paste, true)
    }
  }, [box])
  return { over }
}
