import { platform } from '../services/platform'

type Truth = boolean | 'mixed'

export interface Spoken {
  label?: string | undefined
  role?: string | undefined
  selected?: boolean | undefined
  checked?: Truth | undefined
  disabled?: boolean | undefined
  expanded?: boolean | undefined
  hidden?: boolean | undefined
  modal?: boolean | undefined
  live?: 'polite' | 'assertive' | 'off' | undefined
  /** Of a heading; browsers only. */
  level?: number | undefined
}

/**
 * What a screen reader says of a control. WeChat calls the role `aria-role`, browsers `role`.
 * Values are strings and never undefined: Taro's H5 elements would write "undefined" and drop a false.
 */
export const spoken = ({ role, level, ...rest }: Spoken): Record<string, string> => {
  const attributes: Record<string, string> = {}
  if (role !== undefined) attributes[platform === 'wechat' ? 'aria-role' : 'role'] = role
  if (level !== undefined && platform === 'browser') attributes['aria-level'] = String(level)
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined) attributes[`aria-${name}`] = String(value)
  }
  return attributes
}
