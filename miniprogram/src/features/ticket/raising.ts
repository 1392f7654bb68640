import type { Message } from '@guagou/types/chat'
import type { FileView } from '@guagou/types/file'
import { create } from 'zustand'
import { open } from '../../navigation'

/** The messages somebody wants to make a ticket of. */
export interface Raising {
  roomId: string
  messages: { id: string; text: string; file?: FileView }[]
  /** Words that no message says, such as what a visit found. */
  said?: string
}

/** What of a message goes into the ticket: its words, and what it carries beside them. */
export const raisedFrom = ({ id, kind, text, file }: Message): Raising['messages'][number] =>
  ({ id, text: kind === 'text' ? text : '', ...(file ? { file } : {}) })

interface RaisingState {
  raising: Raising | null
}

export const useRaising = create<RaisingState>(() => ({ raising: null }))

/** Opens the raise page with what was chosen in the room; no messages means a ticket from scratch. */
export const startRaising = (raising: Raising): void => {
  useRaising.setState({ raising })
  open('raise', { roomId: raising.roomId })
}

/** What was chosen belongs to one visit of the raise page. */
export const endRaising = (): void => useRaising.setState({ raising: null })
