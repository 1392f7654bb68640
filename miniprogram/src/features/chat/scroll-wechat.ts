import { useState } from 'react'
import type { Scroll, ScrollInput } from './scroll'

const endWithin = 60

interface Edges {
  first: string | null
  last: string | null
}

/**
 * WeChat scrolls by naming an element. Older messages come by pulling down, and the row that was first is named in the
 * same change that adds them, so it stays on the screen.
 */
export const useWechatScroll = ({ ready, openAt, first, last, hasOlder, loadingOlder, loadOlder }: ScrollInput): Scroll => {
  const [atEnd, setAtEnd] = useState(true)
  const [target, setTarget] = useState<string>('')
  const [edges, setEdges] = useState<Edges>({ first: null, last: null })

  if (ready && (edges.first !== first || edges.last !== last)) {
    setEdges({ first, last })
    if (edges.last === null) setTarget(openAt ?? last ?? '')
    else if (edges.first !== first) setTarget(edges.first ?? '')
    else if (atEnd) setTarget(last ?? '')
  }

  return {
    view: {
      scrollIntoView: target,
      enhanced: true,
      scrollAnchoring: true,
      lowerThreshold: endWithin,
      refresherEnabled: hasOlder,
      refresherTriggered: loadingOlder,
      onRefresherRefresh: loadOlder,
      onScrollToLower: () => setAtEnd(true),
      onScroll: ({ detail }: { detail: { deltaY: number } }) => {
        if (detail.deltaY > 0 && atEnd) setAtEnd(false)
      },
    },
    atEnd,
    toMessage({ id }) {
      setTarget(`row-${id}`)
      setAtEnd(false)
    },
    toEnd() {
      // Naming the same element twice does nothing.
      setTarget(target === last ? 'messages-end' : last ?? '')
      setAtEnd(true)
    },
  }
}
