import { ScrollView, View } from '@tarojs/components'
import { useEffect, useRef, type ReactNode } from 'react'
import { platform } from '../services/platform'
import { Press } from './press'
import { spoken } from './spoken'
import './sheet.scss'

interface SheetProps {
  open: boolean
  title: string
  onClose(): void
  children: ReactNode
  /** Stays in sight under the content: the buttons. */
  footer?: ReactNode
}

const focusable = '[tabindex="0"], input:not([disabled]), textarea:not([disabled])'

/** In the browser a sheet takes the keyboard in, keeps it, gives it back, and closes with Escape. */
const useKeyboardInside = (open: boolean, onClose: () => void) => {
  const sheet = useRef<HTMLElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (!open || platform !== 'browser') return
    const before = document.activeElement as HTMLElement | null
    const inside = () => [...(sheet.current?.querySelectorAll<HTMLElement>(focusable) ?? [])]
    const enter = () => {
      if (!sheet.current?.contains(document.activeElement)) sheet.current?.focus()
    }
    enter()
    // Taro's elements are invisible, and cannot take the focus, until they have drawn themselves.
    const drawn = setTimeout(enter, 60)
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') return close.current()
      if (event.key !== 'Tab') return
      const stops = inside()
      const [first, last] = [stops[0], stops.at(-1)]
      const out = document.activeElement === sheet.current || !sheet.current?.contains(document.activeElement)
      if (event.shiftKey && (out || document.activeElement === first)) {
        event.preventDefault()
        last?.focus()
      } else if (!event.shiftKey && (out || document.activeElement === last)) {
        event.preventDefault()
        first?.focus()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(drawn)
      document.removeEventListener('keydown', onKey)
      before?.focus?.()
    }
  }, [open])
  return sheet
}

/** Comes up from the bottom edge; on a desktop it stands in the middle. */
export function Sheet({ open, title, onClose, children, footer }: SheetProps) {
  const sheet = useKeyboardInside(open, onClose)
  if (!open) return null
  return (
    <View className="sheet-layer">
      <View className="sheet-mask" onClick={onClose} aria-hidden="true" />
      <View className="sheet" ref={sheet} {...(platform === 'browser' ? { tabIndex: -1 } : {})} {...spoken({ role: 'dialog', label: title, modal: true })}>
        <View className="sheet-head">
          <View className="sheet-title">{title}</View>
          <Press className="sheet-close" label="关闭" onPress={onClose}>×</Press>
        </View>
        <ScrollView className="sheet-body" scrollY>{children}</ScrollView>
        {footer !== undefined && <View className="sheet-foot">{footer}</View>}
      </View>
    </View>
  )
}
