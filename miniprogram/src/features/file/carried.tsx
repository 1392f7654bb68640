import type { Message } from '@guagou/types/chat'
import { FileBubble } from './file-bubble'
import { PhotoBubble } from './photo-bubble'
import { VoiceBubble } from './voice-bubble'
import './file.scss'

/** What a message carries, in the place of its words. `local` is where this device has it while it is being sent. */
export function Carried({ message: { id, kind, file }, local }: { message: Message; local?: string | undefined }) {
  if (!file) return null
  if (kind === 'photo') return <PhotoBubble file={file} messageId={id} local={local} />
  if (kind === 'voice') return <VoiceBubble file={file} messageId={id} local={local} />
  return <FileBubble file={file} messageId={id} sending={local !== undefined} />
}
