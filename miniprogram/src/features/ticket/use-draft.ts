import { useState } from 'react'
import { drafts } from '../../services/storage'
import { useMe } from '../session/signed-in'

/** A text that survives closing its form or the app, until it has been sent. */
export const useDraft = (place: string, first = '') => {
  const { id } = useMe()
  const [text, setText] = useState(() => drafts.read(id, place) || first)
  return {
    text,
    write(value: string) {
      setText(value)
      drafts.keep(id, place, value)
    },
    forget: () => drafts.keep(id, place, ''),
  }
}
