import { Textarea, View } from '@tarojs/components'
import { messageLimit, type Message } from '@guagou/types/chat'
import { countCharacters } from '@guagou/types/ids'
import { memo, useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button'
import { namedControl } from '../../components/field'
import { Press } from '../../components/press'
import { spoken } from '../../components/spoken'
import { onForeground } from '../../services/foreground'
import { useKeyboardHeight } from '../../services/keyboard'
import { drafts } from '../../services/storage'
import { useMe } from '../session/signed-in'
import type { Beside } from './outgoing'
import { mentionsIn, withMention, type Mentionable } from './people'
import { PeopleSheet } from './people-sheet'
import { quoteOf, quoteText } from './quote-words'
import { useEnter } from './use-enter'
import './composer.scss'

interface ComposerProps {
  /** Names the draft that waits here until it is sent: `room.<id>`, `ticket.<id>`. */
  draftKey: string
  placeholder: string
  onSend(text: string, beside: Beside): void
  /** The message that is answered; null when none is. */
  quote?: Message | null
  onUnquote?: () => void
  /** Whom one can speak to by name. */
  people?: readonly Mentionable[]
  disabled?: boolean
  /** Words to write on with: each new object is put behind what stands there. */
  rewrite?: { text: string } | null
}

const shownBelow = 200
const draftAfter = 400

/** Where a message is written. A component of its own: typing draws nothing else anew. */
export const Composer = memo(function Composer(props: ComposerProps) {
  return <Writing key={props.draftKey} {...props} />
})

const nobody: readonly Mentionable[] = []

function Writing({ draftKey, placeholder, onSend, quote = null, onUnquote, people = nobody, disabled = false, rewrite = null }: ComposerProps) {
  const { id: personId } = useMe()
  const [text, setText] = useState(() => drafts.read(personId, draftKey))
  const [rewritten, setRewritten] = useState(rewrite)
  if (rewrite !== rewritten) {
    setRewritten(rewrite)
    if (rewrite) setText([text, rewrite.text].filter((part) => part.trim() !== '').join('\n'))
  }
  const [naming, setNaming] = useState(false)
  const write = (value: string) => {
    // An @ that has just been typed asks for a name; one that was pasted or stands in an address does not.
    if (people.length > 0 && value.length === text.length + 1 && /(^|[^A-Za-z0-9._])@$/.test(value)) setNaming(true)
    setText(value)
  }
  const keyboard = useKeyboardHeight()
  const draft = useRef({ text, keep: () => undefined as void })
  useEffect(() => {
    const keep = () => drafts.keep(personId, draftKey, text)
    draft.current = { text, keep }
    const timer = setTimeout(keep, draftAfter)
    return () => clearTimeout(timer)
  }, [personId, draftKey, text])
  // What was typed in the last moment before leaving is kept as well.
  useEffect(() => {
    const leave = () => draft.current.keep()
    const stop = onForeground((visible) => {
      if (!visible) leave()
    })
    return () => {
      stop()
      leave()
    }
  }, [])

  const left = messageLimit - countCharacters(text.trim())
  const ready = !disabled && text.trim() !== '' && left >= 0
  const send = () => {
    if (!ready) return
    onSend(text.trim(), { ...(quote ? { quote: quoteOf(quote) } : {}), mentions: mentionsIn(text, people) })
    onUnquote?.()
    setText('')
    drafts.keep(personId, draftKey, '')
  }
  const box = useEnter(send)
  return (
    <View className="composer" {...(keyboard > 0 ? { style: { paddingBottom: `${keyboard}px` } } : {})}>
      {quote && (
        <View className="composer-quote">
          <View className="composer-quoted">{quoteText(quoteOf(quote))}</View>
          <Press className="composer-unquote" label="不引用了" onPress={() => onUnquote?.()}>×</Press>
        </View>
      )}
      <View className="composer-row">
        {people.length > 0 && <Press className="composer-at" label="提到某人" onPress={() => setNaming(true)}>@</Press>}
        <View className="composer-box" ref={box}>
          <Textarea
            className="composer-text"
            placeholderClass="field-placeholder"
            value={text}
            placeholder={placeholder}
            maxlength={-1}
            autoHeight
            fixed
            holdKeyboard
            showConfirmBar={false}
            adjustPosition={false}
            disabled={disabled}
            onInput={({ detail }: { detail: { value: string } }) => write(detail.value)}
            {...namedControl(placeholder)}
          />
        </View>
        <View className="composer-send">
          <Button kind="primary" size="inline" disabled={!ready} onPress={send}>发送</Button>
        </View>
      </View>
      {naming && (
        <PeopleSheet
          open
          people={people}
          onClose={() => setNaming(false)}
          onPick={(person) => {
            setNaming(false)
            setText(withMention(text, person))
          }}
        />
      )}
      {left <= shownBelow && (
        <View className={left < 0 ? 'composer-left composer-over' : 'composer-left'} {...spoken({ live: 'polite' })}>
          {left < 0 ? `已超出 ${-left} 字，请分成几条发送` : `还可输入 ${left} 字`}
        </View>
      )}
    </View>
  )
}
