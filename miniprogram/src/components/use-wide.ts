import { useSyncExternalStore } from 'react'
import { platform } from '../services/platform'

const query = platform === 'browser' ? window.matchMedia('(min-width: 1024px)') : null

const listen = (changed: () => void): (() => void) => {
  query?.addEventListener('change', changed)
  return () => query?.removeEventListener('change', changed)
}

const isWide = (): boolean => query?.matches ?? false

/** A desktop window: wide enough for a list and a conversation side by side. */
export const useWide = (): boolean => useSyncExternalStore(listen, isWide, isWide)
