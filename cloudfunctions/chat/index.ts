import { drain } from '../kit/outbox'
import { serve } from '../kit/serve'
import { follow } from './follow'
import { older, since, thread } from './reading'
import { read } from './read'
import { recall } from './recall'
import { reply } from './reply'
import { room, rooms } from './rooms'
import { send } from './send'
import { replyFile, sendFile } from './send-file'

export const main = serve(
  'chat',
  {
    'chat.rooms': rooms,
    'chat.room': room,
    'chat.since': since,
    'chat.before': older,
    'chat.send': send,
    'chat.sendFile': sendFile,
    'chat.replyFile': replyFile,
    'chat.recall': recall,
    'chat.read': read,
    'chat.thread': thread,
    'chat.reply': reply,
  },
  { drain: () => drain('chat', follow) },
)
