import { type FileKind, endingOf, endings, fileLimit, thumbLimit, voiceLimit } from '../../../types/file'
import { type Result, ok, refuse } from '../../../types/result'
import { type Sniffed, fits, sniff } from './sniff'

/** Whether a file of that name and size (bytes) may be uploaded as that kind; before a byte is sent. */
export const mayBegin = ({ kind, name, size }: { kind: FileKind; name: string; size: number }): Result<null> => {
  if (size > (kind === 'voice' ? voiceLimit : fileLimit)) return refuse('too_large')
  return endings[kind].includes(endingOf(name)) ? ok(null) : refuse('unsupported_type')
}

/** Sounds come out of a recorder in an MP4 or WebM shell that says nothing of having no picture. */
const sounds = ['mp3', 'm4a', 'aac', 'ogg', 'webm', 'mp4']

/** Whether the bytes are what was announced. */
export const admit = ({ kind, name }: { kind: FileKind; name: string }, bytes: Buffer): Result<Sniffed> => {
  const found = sniff(bytes)
  if (!found) return refuse('disguised')
  if (kind === 'voice') return sounds.includes(found.type) ? ok(found) : refuse('disguised')
  return fits(found.type, endingOf(name)) ? ok(found) : refuse('disguised')
}

/** The small picture, if it is one: what is not is left out, the photo itself is worth more. */
export const thumbOf = (base64: string | undefined): Buffer | null => {
  if (base64 === undefined) return null
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length <= thumbLimit && sniff(bytes)?.type === 'jpg' ? bytes : null
}
