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
import type { LocalFile } from '../../services/local-file'
import { drafts } from '../../services/storage'
import { useMe } from '../session/signed-in'
import { AttachPanel } from './attach-panel'
import { useDropped } from './use-dropped'
import type { Beside } from './outgoing'
import { mentionsIn, withMention, type Mentionable } from './people'
import { PeopleSheet } from './people-sheet'
import { quoteOf, quoteText } from './quote-words'
import { useEnter } from './use-enter'
import { VoiceBar } from './voice-bar'
import './composer.scss'

/** Words to write on with, and why they came back. */
export interface Rewrite {
  text: string
  because?: string
}

interface ComposerProps {
  /** Names the draft that waits here until it is sent: `room.<id>`, `ticket.<id>`. */
  draftKey: string
  placeholder: string
  onSend(text: string, beside: Beside): void
  /** Given where photos, files and voice notes can be sent. */
  onFiles?: ((files: readonly LocalFile[]) => void) | undefined
  /** The message that is answered; null when none is. */
  quote?: Message | null
  onUnquote?: () => void
  /** Whom one can speak to by name. */
  people?: readonly Mentionable[]
  disabled?: boolean
  /** Words to write on with: each new object is put behind what stands there. */
  rewrite?: Rewrite | null
}

const shownBelow = 200
const draftAfter = 400

/** Where a message is written. A component of its own: typing draws nothing else anew. */
export const Composer = memo(function Composer(props: ComposerProps) {
  return <Writing key={props.draftKey} {...props} />
})

const nobody: readonly Mentionable[] = []

function Writing({
  draftKey, placeholder, onSend, onFiles, quote = null, onUnquote, people = nobody, disabled = false, rewrite = null,
}: ComposerProps) {
  const { id: personId } = useMe()
  const [text, setText] = useState(() => drafts.read(personId, draftKey))
  const [rewritten, setRewritten] = useState(rewrite)
  const [because, setBecause] = useState<string | null>(null)
  const [open, setOpen] = useState<'panel' | 'voice' | null>(null)
  if (rewrite !== rewritten) {
    setRewritten(rewrite)
    setBecause(rewrite?.because ?? null)
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
    setBecause(null)
    drafts.keep(personId, draftKey, '')
  }
  const box = useEnter(send)
  const attach = (files: readonly LocalFile[]) => {
    setOpen(null)
    if (files.length > 0) onFiles?.(files)
  }
  const { over } = useDropped(box, onFiles)
  const toggle = (what: 'panel' | 'voice') => setOpen((now) => (now === what ? null : what))
  return (
    <View className="composer" {...(keyboard > 0 ? { style: { paddingBottom: `${keyboard}px` } } : {})}>
      {because !== null && <View className="composer-because" {...spoken({ role: 'alert' })}>{because}</View>}
      {over && <View className="composer-over-here">松开鼠标，发送文件</View>}
      {quote && (
        <View className="composer-quote">
          <View className="composer-quoted">{quoteText(quoteOf(quote))}</View>
          <Press className="composer-unquote" label="不引用了" onPress={() => onUnquote?.()}>×</Press>
        </View>
      )}
      <View className="composer-row">
        {onFiles && (
          <Press className={open === 'voice' ? 'composer-tool composer-keys' : 'composer-tool composer-voice'} label={open === 'voice' ? '改用键盘输入' : '发语音'} onPress={() => toggle('voice')} />
        )}
        {people.length > 0 && open !== 'voice' && <Press className="composer-at" label="提到某人" onPress={() => setNaming(true)}>@</Press>}
        {open === 'voice' && <VoiceBar onVoice={(voice) => onFiles?.([voice])} />}
        <View className={open === 'voice' ? 'composer-box composer-away' : 'composer-box'} ref={box}>
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
            onInput={({ detail }: { detail: { value: string } }) => {
              write(detail.value)
              setBecause(null)
            }}
            onFocus={() => setOpen(null)}
            {...namedControl(placeholder)}
          />
        </View>
        {onFiles && text.trim() === '' && (
          <Press className="composer-tool composer-plus" label={open === 'panel' ? '收起' : '发图片或文件'} expanded={open === 'panel'} onPress={() => toggle('panel')} />
        )}
        {(!onFiles || text.trim() !== '') && (
          <View className="composer-send">
            <Button kind="primary" size="inline" disabled={!ready} onPress={send}>发送</Button>
          </View>
        )}
      </View>
      {open === 'panel' && <AttachPanel onFiles={attach} />}
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
