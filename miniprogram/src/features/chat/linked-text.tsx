import { Text } from '@tarojs/components'
import { spoken } from '../../components/spoken'
import { toast } from '../../components/toast'
import { openLink } from '../../services/link'
import { platform } from '../../services/platform'

/** An address ends before a blank or the next Chinese sign. */
const address = /(https?:\/\/[\w\-.~:/?#@!$&*+;=%]+)/

/** Cuts a text at its addresses: every second part is one. */
export const linksIn = (text: string): string[] => text.split(address)

const follow = (link: string) => void openLink(link).then((done) => {
  if (done === 'copied') toast('链接已复制，请在浏览器中打开')
})

/** What was said, with its addresses to be opened. A text without one costs nothing. */
export function LinkedText({ text }: { text: string }) {
  const parts = linksIn(text)
  if (parts.length === 1) return <>{text}</>
  return (
    <>
      {parts.map((part, n) => (n % 2 === 0 ? part : (
        <Text
          key={n}
          className="bubble-link"
          onClick={() => follow(part)}
          {...spoken({ role: 'link' })}
          {...(platform === 'browser' ? { tabIndex: 0, onKeyDown: ({ key }: { key?: string }) => { if (key === 'Enter') follow(part) } } : {})}
        >
          {part}
        </Text>
      )))}
    </>
  )
}
