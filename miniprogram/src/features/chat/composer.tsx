import { Textarea, View } from '@tarojs/components'
import { messageLimit } from '@guagou/types/chat'
import { countCharacters } from '@guagou/types/ids'
import { memo, useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button'
import { Press } from '../../components/press'
import { namedControl } from '../../components/field'
import { spoken } from '../../components/spoken'
import { onForeground } from '../../services/foreground'
import { useKeyboardHeight } from '../../services/keyboard'
import type { LocalFile } from '../../services/local-file'
import { drafts } from '../../services/storage'
import { useMe } from '../session/signed-in'
import { AttachPanel } from './attach-panel'
import { useDropped } from './use-dropped'
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
  onSend(text: string): void
  /** Given where photos, files and voice notes can be sent. */
  onFiles?: ((files: readonly LocalFile[]) => void) | undefined
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

function Writing({ draftKey, placeholder, onSend, onFiles, disabled = false, rewrite = null }: ComposerProps) {
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
    onSend(text.trim())
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
      <View className="composer-row">
        {onFiles && (
          <Press className={open === 'voice' ? 'composer-tool composer-keys' : 'composer-tool composer-voice'} label={open === 'voice' ? '改用键盘输入' : '发语音'} onPress={() => toggle('voice')} />
        )}
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
              setText(detail.value)
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
      {left <= shownBelow && (
        <View className={left < 0 ? 'composer-left composer-over' : 'composer-left'} {...spoken({ live: 'polite' })}>
          {left < 0 ? `已超出 ${-left} 字，请分成几条发送` : `还可输入 ${left} 字`}
        </View>
      )}
    </View>
  )
}
