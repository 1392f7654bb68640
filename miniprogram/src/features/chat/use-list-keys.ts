import { useEffect, useRef, type RefObject } from 'react'
import { platform } from '../../services/platform'

/** What stands for a message in the keyboard's way: its menu, its card, its line, or the row while several are chosen. */
const handles = '.bubble-choosing, .bubble-more, .ticket-card, .quiet-reply'

/** The place where a message is written, of the conversation that holds the element. */
export const composerOf = (element: Element | null): HTMLElement | null =>
  element?.closest('.conversation')?.querySelector<HTMLElement>('.composer-text textarea') ?? null

/**
 * In the browser the arrow keys go from message to message, Home and End to the first and last one drawn, and Escape back
 * to where one writes: with Tab alone fifty messages would lie between the two.
 */
export const useListKeys = (): RefObject<HTMLElement> => {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = list.current
    if (!element || platform !== 'browser') return
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key === 'Escape') return composerOf(element)?.focus()
      const all = [...element.querySelectorAll<HTMLElement>(handles)]
      const row = document.activeElement?.closest('.row')
      const at = all.findIndex((handle) => handle === document.activeElement || (row !== null && handle.closest('.row') === row))
      const to = { ArrowUp: at < 0 ? all.length - 1 : at - 1, ArrowDown: at < 0 ? all.length - 1 : at + 1, Home: 0, End: all.length - 1 }[event.key]
      const next = to === undefined ? undefined : all[to]
      if (!next) return
      event.preventDefault()
      next.focus()
    }
    element.addEventListener('keydown', press)
    return () => element.removeEventListener('keydown', press)
  }, [])
  return list
}
