import { readFileSync } from 'node:fs'
import path from 'node:path'

const source = readFileSync(path.join(__dirname, 'theme.scss'), 'utf8')

const coloursOf = (theme: string): Record<string, string> => {
  const block = new RegExp(`@mixin ${theme} \\{([^}]*)\\}`).exec(source)?.[1] ?? ''
  return Object.fromEntries([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]))
}

const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['ground', 'surface', 'sunken', 'neutral-tint']
const pairs: [text: string, on: string, least: number][] = [
  ...['text', 'text-second', 'brand-text', 'link'].flatMap((text) => grounds.map((on): [string, string, number] => [text, on, 4.5])),
  ...['neutral', 'info', 'success', 'warning', 'danger'].map((tone): [string, string, number] => [`${tone}-text`, `${tone}-tint`, 4.5]),
  ['danger-text', 'surface', 4.5], ['success-text', 'ground', 4.5],
  ['on-brand', 'brand', 4.5], ['on-brand', 'brand-pressed', 4.5], ['on-danger', 'danger', 4.5], ['on-danger', 'danger-pressed', 4.5],
  ['text', 'bubble', 4.5], ['on-bubble-own', 'bubble-own', 4.5], ['on-toast', 'toast', 4.5],
  // Marks and edges of controls, not text.
  ['star', 'surface', 3], ['control-line', 'surface', 3], ['focus', 'surface', 3],
]

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  const colours = coloursOf(theme)
  test.each(pairs)('%s on %s keeps %d:1', (text, on, least) => {
    expect(contrast(colours[text] ?? '', colours[on] ?? '')).toBeGreaterThanOrEqual(least)
  })
})
