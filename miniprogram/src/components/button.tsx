import { Button as TaroButton, type ButtonProps as TaroButtonProps } from '@tarojs/components'
import type { ReactNode } from 'react'
import { platform } from '../services/platform'
import { classes } from './classes'
import { spoken } from './spoken'
import './button.scss'

interface ButtonProps {
  children: ReactNode
  onPress?: () => void
  kind?: 'primary' | 'plain' | 'danger' | 'quiet'
  size?: 'block' | 'inline'
  disabled?: boolean
  /** Shows that the press is being carried out, and takes no second one. */
  busy?: boolean
  label?: string
  /** WeChat's own abilities (`getPhoneNumber`) can only be opened by its button. */
  openType?: NonNullable<TaroButtonProps['openType']>
  onGetPhoneNumber?: NonNullable<TaroButtonProps['onGetPhoneNumber']>
}

export function Button({
  children, onPress, kind = 'plain', size = 'block', disabled = false, busy = false, label, openType, onGetPhoneNumber,
}: ButtonProps) {
  const still = disabled || busy
  const press = () => {
    if (!still) onPress?.()
  }
  const keyboard = platform === 'browser'
    ? {
        role: 'button',
        tabIndex: still ? -1 : 0,
        onKeyDown: (event: { key?: string; preventDefault(): void }) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          press()
        },
      }
    : {}
  return (
    <TaroButton
      className={classes('button', `button-${kind}`, `button-${size}`, still && 'button-still')}
      // Taro's H5 element keeps a `disabled` that was once false.
      {...(still ? { disabled: true } : {})}
      loading={busy}
      hoverClass="button-pressed"
      onClick={press}
      {...(openType ? { openType } : {})}
      {...(onGetPhoneNumber ? { onGetPhoneNumber } : {})}
      {...keyboard}
      {...spoken({ label, ...(still ? { disabled: true } : {}) })}
    >
      {children}
    </TaroButton>
  )
}
