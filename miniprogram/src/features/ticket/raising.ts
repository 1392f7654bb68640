import { create } from 'zustand'
import { open } from '../../navigation'

/** The messages somebody wants to make a ticket of. */
export interface Raising {
  roomId: string
  messages: { id: string; text: string }[]
}

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
