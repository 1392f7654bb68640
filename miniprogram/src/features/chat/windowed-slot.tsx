import { View } from '@tarojs/components'
import { memo, useEffect, useRef, useState } from 'react'
import { Rows, type SlotContext } from './message-slot'
import type { Slot } from './rows'

/** Slots within so many pixels of the view are drawn: a fling does not outrun them. */
const margin = 3_000

type Told = (entry: IntersectionObserverEntry) => void

/** One observer for all slots of a list. */
const observers = new WeakMap<Element, { observer: IntersectionObserver; told: Map<Element, Told> }>()

const watch = (list: Element, slot: Element, tell: Told): (() => void) => {
  let known = observers.get(list)
  if (!known) {
    const told = new Map<Element, Told>()
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) told.get(entry.target)?.(entry)
    }, { root: list, rootMargin: `${margin}px 0px` })
    known = { observer, told }
    observers.set(list, known)
  }
  const { observer, told } = known
  told.set(slot, tell)
  observer.observe(slot)
  return () => {
    told.delete(slot)
    observer.unobserve(slot)
  }
}

/**
 * In the browser a slot far from the view keeps its height and gives its rows up, so that ten thousand messages cost
 * as much as a few hundred. WeChat keeps them all: what was once sent through `setData` costs nothing more.
 */
export const WindowedSlot = memo(function WindowedSlot({ slot, context }: { slot: Slot; context: SlotContext }) {
  const frame = useRef<HTMLElement>(null)
  /** How high the rows were when they were given up; null while they are drawn. */
  const [height, setHeight] = useState<number | null>(null)
  useEffect(() => {
    const element = frame.current
    const list = element?.closest('.list-scroll')
    if (!element || !list) return
    return watch(list, element, ({ isIntersecting, boundingClientRect, rootBounds }) => {
      // A page under another one is laid out with no height: nothing is known of it.
      if (isIntersecting) setHeight(null)
      else if (rootBounds && rootBounds.height > 2 * margin && boundingClientRect.height > 0) setHeight(boundingClientRect.height)
    })
  }, [])
  return (
    <View ref={frame} id={`slot-${slot.number}`} className="slot" {...(height === null ? {} : { style: { height: `${height}px` } })}>
      {height === null && <Rows slot={slot} context={context} />}
    </View>
  )
})
