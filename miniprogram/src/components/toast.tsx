import { View } from '@tarojs/components'
import { create } from 'zustand'
import { spoken } from './spoken'
import './toast.scss'

interface ToastState {
  text: string | null
}

const useToast = create<ToastState>(() => ({ text: null }))
let hiding: ReturnType<typeof setTimeout> | undefined

/** Long enough to be read aloud: half a second for every four characters, two seconds at least. */
const shownFor = (text: string): number => Math.min(6_000, Math.max(2_000, text.length * 125 + 1_000))

/** Says one short sentence over the screen; a new one takes the place of the last. */
export const toast = (text: string): void => {
  clearTimeout(hiding)
  useToast.setState({ text })
  hiding = setTimeout(() => useToast.setState({ text: null }), shownFor(text))
}

/** Stands once in every screen. Stays in the page while silent, or readers would not announce it. */
export function ToastHost() {
  const text = useToast((state) => state.text)
  return (
    <View className="toast-place" {...spoken({ role: 'status', live: 'polite' })}>
      {text !== null && <View className="toast">{text}</View>}
    </View>
  )
}
