import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Message } from '@guagou/types/chat'
import { slotNumber } from './rows'
import type { Scroll, ScrollInput } from './scroll'

/** So close to the end that a new message should be followed. */
const endWithin = 60
/** So close to the top that older messages are fetched before the reader gets there. */
const topWithin = 800

/** Where a message that was looked for comes to stand, and for how many frames it is brought there while slots draw. */
const aimTop = 80
const aimLooks = 30

/** What stays where it is while the content around it changes. */
interface Anchor {
  element: Element
  /** Where it is to be brought; null once the reader scrolls himself. */
  aim: number | null
  /** Its place in the content: what grows above it is what this grows by, wherever the reader has scrolled meanwhile. */
  place: number
}

/**
 * What was said in the first row that reaches into the view; rows stand in order, so it is found by halving. The day or
 * mark above it may come or go with the page before, the words themselves do not.
 */
const firstVisible = (list: HTMLElement): Element | null => {
  const rows = list.getElementsByClassName('row')
  const edge = list.getBoundingClientRect().top
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as Element).getBoundingClientRect().bottom > edge) high = middle
    else low = middle + 1
  }
  return rows[low]?.lastElementChild ?? rows[low] ?? null
}

const topOf = (list: HTMLElement, element: Element): number =>
  element.getBoundingClientRect().top - list.getBoundingClientRect().top

/** Elements draw themselves after they are put in place: for so long the list is brought to where it opens. */
const openingMs = 1_000
const gestures = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/**
 * Keeps what is being read where it is: whatever grows above it, the first visible row stays on its spot,
 * and a reader at the end stays at the end.
 */
export const useBrowserScroll = ({ ready, openAt, loadOlder }: ScrollInput): Scroll => {
  const list = useRef<HTMLElement>(null)
  const opening = useRef(true)
  const following = useRef(openAt === null)
  const anchor = useRef<Anchor | null>(null)
  const [atEnd, setAtEnd] = useState(false)

  const settle = useCallback(() => {
    const view = list.current
    // A page under another one is laid out with no height at all.
    if (!view || view.clientHeight === 0) return
    const kept = anchor.current
    if (following.current) view.scrollTop = view.scrollHeight
    else if (kept?.element.isConnected) {
      const top = topOf(view, kept.element)
      const moved = kept.aim === null ? top + view.scrollTop - kept.place : top - kept.aim
      if (moved !== 0) view.scrollTop += moved
      kept.place = topOf(view, kept.element) + view.scrollTop
    }
  }, [])

  const note = useCallback(() => {
    const view = list.current
    if (!view || view.clientHeight === 0) return
    const close = view.scrollHeight - view.scrollTop - view.clientHeight <= endWithin
    setAtEnd(close)
    if (opening.current) return
    following.current = close
    const element = firstVisible(view)
    anchor.current = element && { element, aim: null, place: topOf(view, element) + view.scrollTop }
    if (view.scrollTop < topWithin) loadOlder()
  }, [loadOlder])

  useLayoutEffect(() => {
    const target = openAt === null || anchor.current ? null : document.getElementById(openAt)
    if (target) anchor.current = { element: target, aim: endWithin, place: 0 }
    settle()
  })

  useEffect(() => {
    const view = list.current
    const content = view?.querySelector('.messages')
    if (!ready || !view || !content) return
    const opened = () => {
      if (!opening.current) return
      opening.current = false
      note()
    }
    const timer = setTimeout(opened, openingMs)
    // Sizes change without a drawing of ours: a card has its answer, the window is turned, the text is made larger.
    const sizes = new ResizeObserver(() => {
      settle()
      note()
    })
    sizes.observe(content)
    sizes.observe(view)
    view.addEventListener('scroll', note, { passive: true })
    for (const gesture of gestures) view.addEventListener(gesture, opened, { passive: true })
    return () => {
      clearTimeout(timer)
      sizes.disconnect()
      view.removeEventListener('scroll', note)
      for (const gesture of gestures) view.removeEventListener(gesture, opened)
    }
  }, [settle, note, ready])

  const toEnd = useCallback(() => {
    opening.current = false
    following.current = true
    setAtEnd(true)
    settle()
  }, [settle])

  const toMessage = useCallback(({ id, seq }: Pick<Message, 'id' | 'seq'>) => {
    const view = list.current
    const slot = view?.querySelector(`#slot-${slotNumber(seq)}`)
    if (!view || !slot) return
    opening.current = false
    following.current = false
    // A slot that is out of sight is not drawn: it draws itself as it comes near.
    view.scrollTop += topOf(view, slot) - aimTop
    let looks = 0
    const aim = () => {
      const row = view.querySelector(`#${CSS.escape(`row-${id}`)}`)
      if (row) {
        anchor.current = { element: row, aim: aimTop, place: 0 }
        settle()
      }
      looks += 1
      if (looks < aimLooks) requestAnimationFrame(aim)
    }
    aim()
  }, [settle])

  return { view: { ref: list }, atEnd, toEnd, toMessage }
}
