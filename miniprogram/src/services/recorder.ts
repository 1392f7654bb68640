import { voiceSeconds } from '@guagou/types/file'
import type { LocalFile } from './local-file'
import { platform } from './platform'
import { agreedToPrivacy } from './privacy'
import { wechat } from './wechat'

/** A recording under way. */
export interface Recording {
  /** Ends it; null when it was too short to say anything. */
  finish(): Promise<LocalFile | null>
  /** Ends it and throws it away. */
  cancel(): void
}

/** Shorter ones are slips of the finger (milliseconds). */
const shortest = 700
const containers = [['audio/webm;codecs=opus', 'webm'], ['audio/mp4', 'm4a'], ['audio/ogg;codecs=opus', 'ogg']] as const

const voice = (ending: string, size: number, lasted: number, content: LocalFile['content']): LocalFile | null =>
  lasted < shortest || size === 0 ? null : {
    kind: 'voice', name: `语音.${ending}`, size, seconds: Math.min(voiceSeconds, Math.max(1, Math.round(lasted / 1000))), content,
  }

const inBrowser = async (): Promise<Recording> => {
  if (!navigator.mediaDevices || typeof MediaRecorder === 'undefined') throw new Error('no recorder')
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const [type, ending] = containers.find(([mime]) => MediaRecorder.isTypeSupported(mime)) ?? [undefined, 'webm']
  const recorder = new MediaRecorder(stream, { ...(type ? { mimeType: type } : {}), audioBitsPerSecond: 32_000 })
  const pieces: Blob[] = []
  recorder.ondataavailable = ({ data }) => void pieces.push(data)
  const begun = performance.now()
  recorder.start()
  const stop = (): Promise<void> => new Promise((resolve) => {
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop()
      resolve()
    }
    if (recorder.state === 'inactive') resolve()
    else recorder.stop()
  })
  return {
    async finish() {
      const lasted = performance.now() - begun
      await stop()
      const blob = new Blob(pieces, { type: recorder.mimeType })
      return voice(ending, blob.size, lasted, blob)
    },
    cancel: () => void stop(),
  }
}

const inWechat = async (): Promise<Recording> => {
  if (!(await agreedToPrivacy())) throw new Error('no consent')
  await wechat.authorize({ scope: 'scope.record' })
  const recorder = wechat.getRecorderManager()
  const begun = Date.now()
  const ended = new Promise<LocalFile | null>((resolve) => {
    recorder.onStop(({ tempFilePath, fileSize, duration }) => resolve(voice('mp3', fileSize, duration, tempFilePath)))
    recorder.onError(() => resolve(null))
  })
  recorder.start({ duration: voiceSeconds * 1000, format: 'mp3', sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 48_000 })
  return {
    async finish() {
      // Stopped in the moment of starting WeChat reports neither.
      if (Date.now() - begun < shortest) await new Promise((resolve) => setTimeout(resolve, 300))
      recorder.stop()
      return ended
    },
    cancel: () => recorder.stop(),
  }
}

/** Begins to record; rejects when the person or the device does not allow it. */
export const startRecording = (): Promise<Recording> => (platform === 'browser' ? inBrowser() : inWechat())
