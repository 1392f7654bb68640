import { drain } from '../kit/outbox'
import { serve } from '../kit/serve'
import { postCard } from './post-card'
import { postLine } from './post-line'
import { older, since, thread } from './reading'
import { read } from './read'
import { recall } from './recall'
import { reply } from './reply'
import { room, rooms } from './rooms'
import { send } from './send'

export const main = serve(
  'chat',
  {
    'chat.rooms': rooms,
    'chat.room': room,
    'chat.since': since,
    'chat.before': older,
    'chat.send': send,
    'chat.recall': recall,
    'chat.read': read,
    'chat.thread': thread,
    'chat.reply': reply,
  },
  { drain: () => drain('chat', (row, now) => (row.kind === 'line' ? postLine(row, now) : postCard(row, now))) },
)
