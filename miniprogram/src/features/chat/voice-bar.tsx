import { View } from '@tarojs/components'
import { voiceSeconds } from '@guagou/types/file'
import { useEffect, useRef, useState } from 'react'
import { Press } from '../../components/press'
import { spoken } from '../../components/spoken'
import { toast } from '../../components/toast'
import type { LocalFile } from '../../services/local-file'
import { stopSound } from '../../services/player'
import { startRecording, type Recording } from '../../services/recorder'

/** A finger that stays longer than this holds the button down; a shorter touch is a tap (milliseconds). */
const heldAfter = 400
/** Moved up so far the finger takes the words back (pixels). */
const upToCancel = 60

const heightOf = (event: unknown): number => (event as { touches?: { clientY: number }[] }).touches?.[0]?.clientY ?? 0

/** Hold to talk, as in WeChat; or tap to begin and tap again to send, which a mouse and a keyboard can do too. */
export function VoiceBar({ onVoice }: { onVoice(voice: LocalFile): void }) {
  const [begun, setBegun] = useState<number | null>(null)
  const [passed, setPassed] = useState(0)
  const [away, setAway] = useState(false)
  const recording = useRef<Promise<Recording> | null>(null)
  const touch = useRef<{ at: number; y: number } | null>(null)
  const send = useRef(onVoice)
  useEffect(() => {
    send.current = onVoice
  }, [onVoice])

  const begin = () => {
    if (recording.current) return
    stopSound()
    recording.current = startRecording()
    recording.current.then(() => {
      setPassed(0)
      setBegun(Date.now())
    }, () => {
      recording.current = null
      setBegun(null)
      toast('没有录音权限，请在设置中允许使用麦克风')
    })
  }
  const end = async (keep: boolean) => {
    const under = recording.current
    recording.current = null
    setBegun(null)
    setAway(false)
    const now = await under?.catch(() => null)
    if (!now) return
    if (!keep) return now.cancel()
    const voice = await now.finish()
    if (voice) send.current(voice)
    else toast('说话时间太短')
  }
  const latest = useRef(end)
  latest.current = end

  useEffect(() => {
    if (begun === null) return
    const timer = setInterval(() => {
      const seconds = Math.floor((Date.now() - begun) / 1000)
      setPassed(seconds)
      if (seconds >= voiceSeconds) void latest.current(true)
    }, 200)
    return () => clearInterval(timer)
  }, [begun])
  // Whoever leaves the page says nothing more.
  useEffect(() => () => void latest.current(false), [])

  const press = () => {
    // The touch has done it already.
    if (touch.current && Date.now() - touch.current.at < 1_000) return
    if (begun === null) begin()
    else void end(true)
  }
  const gestures = {
    onTouchStart: (event: unknown) => {
      if (begun !== null) return
      touch.current = { at: Date.now(), y: heightOf(event) }
      begin()
    },
    onTouchMove: (event: unknown) => {
      if (touch.current && recording.current) setAway(touch.current.y - heightOf(event) > upToCancel)
    },
    onTouchEnd: () => {
      if (!touch.current || Date.now() - touch.current.at < heldAfter) return
      void end(!away)
    },
  }
  const words = begun === null ? '按住说话，或点击' : away ? '松开取消' : `${passed}″　点击发送`
  return (
    <View className="voice-bar" {...gestures}>
      <Press className={begun === null ? 'voice-button' : 'voice-button voice-on'} label={begun === null ? '开始录音' : '发送语音'} onPress={press}>
        {words}
      </Press>
      {begun !== null && <Press className="voice-cancel" label="取消录音" onPress={() => void end(false)}>取消</Press>}
      <View className="voice-said" {...spoken({ live: 'polite' })}>{begun === null ? '' : '正在录音'}</View>
    </View>
  )
}
