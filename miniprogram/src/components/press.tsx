import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { platform } from '../services/platform'
import { spoken, type Spoken } from './spoken'

export interface PressProps extends Omit<Spoken, 'hidden' | 'live' | 'modal' | 'level'> {
  className: string
  onPress(): void
  onLongPress?: (() => void) | undefined
  /** A roving group (tabs, stars) keeps only one of its members in the keyboard's way. */
  reachable?: boolean
  children?: ReactNode
}

const activates = (event: { key?: string }): boolean => event.key === 'Enter' || event.key === ' '

/** Anything that reacts to a tap: spoken, in the keyboard's way, and pressed with Enter or Space. */
export function Press({
  className, onPress, onLongPress, role = 'button', disabled = false, reachable = true, children, ...said
}: PressProps) {
  const press = () => {
    if (!disabled) onPress()
  }
  const keyboard = platform === 'browser'
    ? {
        tabIndex: disabled || !reachable ? -1 : 0,
        onKeyDown: (event: { key?: string; preventDefault(): void; target?: unknown; currentTarget?: unknown }) => {
          // A control inside a row answers for itself.
          if (!activates(event) || event.target !== event.currentTarget) return
          event.preventDefault()
          press()
        },
      }
    : { hoverClass: disabled ? 'none' : 'pressed', hoverStayTime: 70 }
  return (
    <View
      className={className}
      onClick={press}
      {...(onLongPress ? { onLongPress } : {})}
      {...keyboard}
      {...spoken({ ...said, role, ...(disabled ? { disabled } : {}) })}
    >
      {children}
    </View>
  )
}
