import type { Message } from '@guagou/types/chat'
import { FileBubble } from './file-bubble'
import { PhotoBubble } from './photo-bubble'
import { sentAddress } from './sent'
import { VoiceBubble } from './voice-bubble'
import './file.scss'

/** What a message carries, in the place of its words. `local` is where this device has it while it is being sent. */
export function Carried({ message: { id, requestId, kind, file }, local }: { message: Message; local?: string | undefined }) {
  if (!file) return null
  const here = local ?? sentAddress(requestId)
  if (kind === 'photo') return <PhotoBubble file={file} messageId={id} local={here} />
  if (kind === 'voice') return <VoiceBubble file={file} messageId={id} local={here} />
  return <FileBubble file={file} messageId={id} sending={local !== undefined} />
}
