import { Text, View } from '@tarojs/components'
import type { Message } from '@guagou/types/chat'
import { memo, type ReactNode } from 'react'
import { Avatar } from '../../components/avatar'
import { classes } from '../../components/classes'
import { Press } from '../../components/press'
import { spoken } from '../../components/spoken'
import { platform } from '../../services/platform'
import { clockText } from '../../words/moments'
import { Carried } from '../file/carried'
import { spokenWords } from '../file/words'
import { LinkedText } from './linked-text'
import { quoteText } from './quote-words'
import './bubble.scss'

export interface BubbleProps {
  message: Message
  mine: boolean
  /** What the author is: 挂钩干部, 经办人, a title. */
  title?: string | undefined
  /** Of a message of mine that the cloud has not stored yet. */
  status?: 'sending' | 'failed' | undefined
  /** Why it failed, when it is not only the network. */
  trouble?: string | undefined
  /** Leads to the message quoted. */
  onQuote?: (() => void) | undefined
  /** Waits for an answer: how long still. */
  waiting?: string | undefined
  /** A quiet word under the message: where it went. */
  note?: { text: string; onPress(): void } | undefined
  /** Where this device has what the message carries, while it is being sent. */
  local?: string | undefined
  /** What stands under a message of mine on its way: how far its file is. */
  under?: ReactNode
  /** Who has read it. */
  read?: ReactNode
  onRetry?: (() => void) | undefined
  /** Opens the message's menu: long press, right click, or the button that a keyboard reaches. */
  onLongPress?: (() => void) | undefined
  /** Given while several are being chosen: a tap anywhere on the row chooses. */
  onChoose?: (() => void) | undefined
  selected?: boolean | undefined
}

const menuByMouse = (open: (() => void) | undefined): Record<string, unknown> =>
  platform === 'browser' && open
    ? {
        onContextMenu: (event: { preventDefault(): void }) => {
          event.preventDefault()
          open()
        },
      }
    : {}

/** Pictures and cards have edges of their own. */
const bare: readonly string[] = ['photo', 'file']

/** In WeChat the text is read out as it stands: a label would send every message's text through `setData` twice. */
const labelled = platform === 'browser'

/** One message, left of others and right of mine. */
export const Bubble = memo(function Bubble({
  message, mine, title, status, trouble, note, local, under, read, onQuote, waiting, onRetry, onLongPress, onChoose, selected = false,
}: BubbleProps) {
  const said = `${mine ? '我' : `${message.author.name}${title ? `，${title}` : ''}`}：${spokenWords(message)}，${clockText(message.at)}`
  const content = (
    <>
      {onChoose && <View className={classes('bubble-tick', selected && 'bubble-ticked')} aria-hidden="true">{selected ? '✓' : ''}</View>}
      <View className={classes('bubble-row', mine && 'bubble-mine')}>
        <Avatar name={message.author.name} />
        <View className="bubble-side">
          {!mine && (
            <View className="bubble-author" {...(labelled ? { 'aria-hidden': 'true' } : {})}>
              {message.author.name}
              {title ? <Text className="bubble-title">{title}</Text> : null}
            </View>
          )}
          <View className="bubble-line" {...menuByMouse(onChoose ? undefined : onLongPress)}>
            <View
              className={classes('bubble-text', bare.includes(message.kind) && 'bubble-bare', message.kind === 'voice' && 'bubble-voice', onLongPress && !onChoose && 'bubble-menu')}
              {...(onLongPress && !onChoose ? { onLongPress } : {})}
              {...(onChoose || !labelled ? {} : spoken({ role: 'article', label: said }))}
            >
              {message.file ? <Carried message={message} local={local} /> : <LinkedText text={message.text} />}
            </View>
            {status === 'failed' && !trouble && onRetry && (
              <Press className="bubble-failed" label="没有发出去，点此重发" onPress={onRetry}>
                <View className="bubble-alarm">!</View>
              </Press>
            )}
            {status === 'sending' && <View className="bubble-sending" {...spoken({ role: 'status', label: '正在发送' })} />}
            {platform === 'browser' && onLongPress && !onChoose && (
              <Press className="bubble-more" label="打开这条消息的菜单" onPress={onLongPress}>⋯</Press>
            )}
          </View>
          {message.quote && (
            onQuote && !onChoose
              ? <Press className="bubble-quote" label={`引用 ${quoteText(message.quote)}，查看原消息`} onPress={onQuote}>{quoteText(message.quote)}</Press>
              : <View className="bubble-quote">{quoteText(message.quote)}</View>
          )}
          {message.forwarded && <View className="bubble-small">转自 {message.forwarded.author} {clockText(message.forwarded.at)}</View>}
          {waiting !== undefined && <View className="bubble-small bubble-waiting">{waiting}</View>}
          {under}
          {message.held === true && <View className="bubble-held">审核中，通过后其他人才能看到</View>}
          {trouble !== undefined && (
            <View className="bubble-trouble" {...spoken({ role: 'alert' })}>
              {trouble}
              {onRetry && <Press className="bubble-again" onPress={onRetry}>重发</Press>}
            </View>
          )}
          {read}
          {note && <Press className="bubble-note" onPress={note.onPress}>{note.text}</Press>}
        </View>
      </View>
    </>
  )
  if (!onChoose) return <View className="bubble">{content}</View>
  return (
    <Press className={classes('bubble', 'bubble-choosing')} role="checkbox" label={said} checked={selected} onPress={onChoose}>
      {content}
    </Press>
  )
})
