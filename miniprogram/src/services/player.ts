import { useSyncExternalStore } from 'react'
import { ours } from './file-address'
import { platform } from './platform'
import { wechat } from './wechat'

interface Sound {
  stop(): void
}

let current: { id: string; sound: Sound | null } | null = null
const listeners = new Set<() => void>()

const set = (next: typeof current) => {
  current = next
  for (const listener of listeners) listener()
}

const play = (url: string, ended: () => void): Sound => {
  if (platform === 'browser') {
    const audio = new Audio(ours(url))
    audio.onended = ended
    audio.onerror = ended
    void audio.play().catch(ended)
    return { stop: () => audio.pause() }
  }
  const audio = wechat.createInnerAudioContext()
  audio.src = url
  audio.onEnded(ended)
  audio.onError(ended)
  audio.play()
  return {
    stop() {
      audio.stop()
      audio.destroy()
    },
  }
}

export const stopSound = (): void => {
  current?.sound?.stop()
  set(null)
}

/** Plays one sound, in place of another; the same one again stops it. `address` is asked for only now. */
export const toggleSound = async (id: string, address: () => Promise<string>): Promise<void> => {
  const same = current?.id === id
  stopSound()
  if (same) return
  set({ id, sound: null })
  try {
    const url = await address()
    // Another one was tapped meanwhile.
    if (current?.id !== id) return
    set({ id, sound: play(url, () => { if (current?.id === id) set(null) }) })
  } catch (error) {
    if (current?.id === id) set(null)
    throw error
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useIsPlaying = (id: string): boolean => useSyncExternalStore(subscribe, () => current?.id === id, () => false)
