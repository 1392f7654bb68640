import { useEffect, useRef, type RefObject } from 'react'
import { platform } from '../../services/platform'

/** A phone's Enter makes a new line, as in WeChat; a keyboard's sends. */
const hasKeyboard = (): boolean => platform === 'browser' && window.matchMedia('(pointer: fine)').matches

/** Enter that ends the choice of a Chinese word is not the Enter that sends. */
const sends = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229

/** Enter sends, Shift+Enter makes a new line. Heard on its way down: Taro's field stops the key on its way up. */
export const useEnter = (send: () => void): RefObject<HTMLElement> => {
  const box = useRef<HTMLElement>(null)
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  }, [send])
  useEffect(() => {
    const element = box.current
    if (!element || !hasKeyboard()) return
    const press = (event: KeyboardEvent) => {
      if (!sends(event)) return
      event.preventDefault()
      latest.current()
    }
    element.addEventListener('keydown', press, true)
    return () => element.removeEventListener('keydown', press, true)
  }, [])
  return box
}
