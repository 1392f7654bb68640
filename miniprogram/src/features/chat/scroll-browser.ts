import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Scroll, ScrollInput } from './scroll'

/** So close to the end that a new message should be followed. */
const endWithin = 60
/** So close to the top that older messages are fetched before the reader gets there. */
const topWithin = 800

interface Anchor {
  element: Element
  top: number
}

/** The first row that reaches into the view; rows stand in order, so it is found by halving. */
const firstVisible = (list: HTMLElement): Element | null => {
  const rows = list.getElementsByClassName('row')
  const edge = list.getBoundingClientRect().top
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as Element).getBoundingClientRect().bottom > edge) high = middle
    else low = middle + 1
  }
  return rows[low] ?? null
}

const topOf = (list: HTMLElement, element: Element): number =>
  element.getBoundingClientRect().top - list.getBoundingClientRect().top

/**
 * Keeps what is being read where it is: whatever grows above it, the first visible row stays on its spot,
 * and a reader at the end stays at the end.
 */
export const useBrowserScroll = ({ ready, openAt, loadOlder }: ScrollInput): Scroll => {
  const list = useRef<HTMLElement>(null)
  const opened = useRef(false)
  const following = useRef(true)
  const anchor = useRef<Anchor | null>(null)
  const [atEnd, setAtEnd] = useState(true)

  const note = useCallback(() => {
    const view = list.current
    if (!view || view.clientHeight === 0) return
    const close = view.scrollHeight - view.scrollTop - view.clientHeight <= endWithin
    following.current = close
    setAtEnd(close)
    const element = firstVisible(view)
    anchor.current = element && { element, top: topOf(view, element) }
    if (view.scrollTop < topWithin) loadOlder()
  }, [loadOlder])

  const settle = useCallback(() => {
    const view = list.current
    // A page under another one is laid out with no height at all.
    if (!view || !opened.current || view.clientHeight === 0) return
    const kept = anchor.current
    if (following.current) view.scrollTop = view.scrollHeight
    else if (kept?.element.isConnected) view.scrollTop += topOf(view, kept.element) - kept.top
  }, [])

  useLayoutEffect(() => {
    const view = list.current
    if (!view || !ready) return
    if (opened.current) return settle()
    opened.current = true
    const target = openAt === null ? null : document.getElementById(openAt)
    view.scrollTop = target ? view.scrollTop + topOf(view, target) - endWithin : view.scrollHeight
    note()
  })

  useEffect(() => {
    const view = list.current
    const content = view?.querySelector('.messages')
    if (!view || !content) return
    // Sizes change without a drawing of ours: a card has its answer, the window is turned, the text is made larger.
    const sizes = new ResizeObserver(settle)
    sizes.observe(content)
    sizes.observe(view)
    view.addEventListener('scroll', note, { passive: true })
    return () => {
      sizes.disconnect()
      view.removeEventListener('scroll', note)
    }
  }, [settle, note, ready])

  const toEnd = useCallback(() => {
    following.current = true
    setAtEnd(true)
    settle()
  }, [settle])

  return { view: { ref: list }, atEnd, toEnd }
}
