import { View } from '@tarojs/components'
import { classes } from './classes'
import './avatar.scss'

/** White keeps 4.5:1 on each of them. */
const colours = ['#1f5fa8', '#067a42', '#8a5200', '#8c3a8f', '#b3261e', '#006d77', '#5b4bb0', '#5f5f5f']

const colourOf = (name: string): string => {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return colours[sum % colours.length] as string
}

/** Chinese names are told apart by their end: 张建国 is 建国. A Latin name gives its first letter. */
export const initialsOf = (name: string): string => {
  const characters = [...name.trim()]
  if (characters.length === 0) return '?'
  const last = characters.at(-1) as string
  if (/^[\x20-\x7e]$/.test(last)) return (characters[0] as string).toUpperCase()
  return characters.length <= 2 ? characters.slice(-1).join('') : characters.slice(-2).join('')
}

/** Enterprises are told apart by their beginning: nearly all of them end alike. */
export const groupInitialsOf = (name: string): string => [...name.trim()].slice(0, 2).join('') || '?'

interface AvatarProps {
  name: string
  size?: 'small' | 'middle' | 'large'
  /** A group instead of a person: more square. */
  group?: boolean
}

/** The picture of somebody who has none. The name stands beside it, so it is not spoken. */
export function Avatar({ name, size = 'middle', group = false }: AvatarProps) {
  return (
    <View
      className={classes('avatar', `avatar-${size}`, group && 'avatar-group')}
      style={{ backgroundColor: colourOf(name) }}
      aria-hidden="true"
    >
      {group ? groupInitialsOf(name) : initialsOf(name)}
    </View>
  )
}
