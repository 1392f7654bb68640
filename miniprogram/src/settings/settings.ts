import { create } from 'zustand'
import { systemTextScale } from '../services/device'
import { kept } from '../services/storage'

/** `system` follows the phone. */
export type TextSize = 'system' | 'standard' | 'larger' | 'largest'
export type Theme = 'system' | 'light' | 'dark'

interface Settings {
  textSize: TextSize
  theme: Theme
  setTextSize(textSize: TextSize): void
  setTheme(theme: Theme): void
}

export const useSettings = create<Settings>((set) => ({
  textSize: kept.read<TextSize>('textSize') ?? 'system',
  theme: kept.read<Theme>('theme') ?? 'system',
  setTextSize(textSize) {
    kept.write('textSize', textSize)
    set({ textSize })
  },
  setTheme(theme) {
    kept.write('theme', theme)
    set({ theme })
  },
}))

/** The size the text really has: the phone's scale is met by the nearest of our three. */
export const sizeFor = (textSize: TextSize, systemScale: number): Exclude<TextSize, 'system'> => {
  if (textSize !== 'system') return textSize
  if (systemScale >= 1.3) return 'largest'
  return systemScale >= 1.1 ? 'larger' : 'standard'
}

/** The classes that carry colours and sizes; every screen's outermost element has them. */
export const useLookClasses = (): string => {
  const { textSize, theme } = useSettings()
  return `theme theme-${theme} scale-${sizeFor(textSize, systemTextScale())}`
}
