import { drain } from '../kit/outbox'
import { serve } from '../kit/serve'
import { cards } from './cards'
import { lapse } from './lapse'
import { list } from './list'
import { looks } from './looks'
import { mine } from './mine'
import { moving } from './moving'
import { raise } from './raise'
import { followAnnouncements, redate } from './redate'
import { remind } from './remind'
import { propose } from './routing/propose'
import { calendarYear, setCalendar, setLimits, zoneLimits } from './settings'
import { view } from './view'

export const main = serve(
  'ticket',
  {
    'ticket.raise': raise,
    'ticket.accept': moving('accept'),
    'ticket.route': moving('route'),
    'ticket.sign': moving('sign'),
    'ticket.return': moving('return'),
    'ticket.transfer': moving('transfer'),
    'ticket.assign': moving('assign'),
    'ticket.ask': moving('ask'),
    'ticket.supply': moving('supply'),
    'ticket.plan': moving('plan'),
    'ticket.extend.request': moving('extend.request'),
    'ticket.extend.grant': moving('extend.grant'),
    'ticket.extend.refuse': moving('extend.refuse'),
    'ticket.answer': moving('answer'),
    'ticket.confirm': moving('confirm'),
    'ticket.reopen': moving('reopen'),
    'ticket.withdraw': moving('withdraw'),
    'ticket.decline': moving('decline'),
    'ticket.supervise': moving('supervise'),
    'ticket.note': moving('note'),
    'ticket.secret': moving('secret'),
    'ticket.open': moving('open'),
    'ticket.looks': looks,
    'ticket.calendar.year': calendarYear,
    'ticket.calendar.set': setCalendar,
    'ticket.limits': zoneLimits,
    'ticket.limits.set': setLimits,
    'ticket.view': view,
    'ticket.list': list,
    'ticket.mine': mine,
    'ticket.cards': cards,
    'ticket.propose': propose,
  },
  {
    drain: () => drain('ticket', redate),
    timer: async (now) => {
      await followAnnouncements(now)
      await lapse(now)
      await remind()
    },
  },
)
