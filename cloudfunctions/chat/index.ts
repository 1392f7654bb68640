import { drain } from '../kit/outbox'
import { serve } from '../kit/serve'
import { follow } from './follow'
import { around, older, since, thread } from './reading'
import { read } from './read'
import { readers } from './readers'
import { reads } from './reads'
import { move } from './move'
import { forward } from './forward'
import { noReply } from './no-reply'
import { unanswered } from './unanswered'
import { waiting } from './waiting'
import { search } from './search'
import { gatherDue } from './gather'
import { remindWaiting } from './remind'
import { declinePromised } from './promise/decline'
import { fulfilPromised } from './promise/fulfil'
import { keepPromised } from './promise/keep'
import { promisedByMe } from './promise/mine'
import { recall } from './recall'
import { reply } from './reply'
import { room, rooms } from './rooms'
import { send } from './send'
import { replyFile, sendFile } from './send-file'
import { movingVisit } from './visit/moving'
import { propose } from './visit/propose'
import { listVisits, viewVisit, visitsOfMine } from './visit/read'

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
    'chat.around': around,
    'chat.search': search,
    'chat.readers': readers,
    'chat.reads': reads,
    'chat.move': move,
    'chat.forward': forward,
    'chat.waiting': waiting,
    'chat.unanswered': unanswered,
    'chat.noReply': noReply,
    'chat.promise.keep': keepPromised,
    'chat.promise.decline': declinePromised,
    'chat.promise.fulfil': fulfilPromised,
    'chat.promise.mine': promisedByMe,
    'chat.visit.propose': propose,
    'chat.visit.move': movingVisit('move'),
    'chat.visit.agree': movingVisit('agree'),
    'chat.visit.decline': movingVisit('decline'),
    'chat.visit.cancel': movingVisit('cancel'),
    'chat.visit.note': movingVisit('note'),
    'chat.visit.view': viewVisit,
    'chat.visit.list': listVisits,
    'chat.visit.mine': visitsOfMine,
  },
  {
    drain: () => drain('chat', follow),
    timer: async () => {
      await remindWaiting()
      await gatherDue()
    },
  },
)
