import { serve } from '../kit/serve'
import { dropNext } from './anchor'
import { add, approvalViewed, movingItem, myItems, mySteps, planDone, start, target } from './approval-calls'
import { cards } from './cards'
import { deem } from './deem'
import { lapse } from './lapse'
import { late } from './late'
import { list } from './list'
import { looks } from './looks'
import { mine } from './mine'
import { moving } from './moving'
import { raise } from './raise'
import { followAnnouncements } from './redate'
import { remind } from './remind'
import { saved, templates } from './templates'
import { accuracy, clusters, proposals } from './routing/insight'
import { learnIfBehind } from './routing/learn'
import { learned, relearn, threshold, unlearn } from './routing/learned'
import { propose } from './routing/propose'
import { similar } from './routing/similar'
import { work } from './routing/work'
import { settingChanges, undoSetting } from './setting-changes'
import { calendarYear, categories, setCalendar, setLimits, zoneLimits } from './settings'
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
    'ticket.categories': categories,
    'ticket.limits': zoneLimits,
    'ticket.limits.set': setLimits,
    'ticket.settings.changes': settingChanges,
    'ticket.settings.undo': undoSetting,
    'ticket.view': view,
    'ticket.late': late,
    'ticket.list': list,
    'ticket.mine': mine,
    'ticket.cards': cards,
    'ticket.plan.done': planDone,
    'ticket.plan.mine': mySteps,
    'ticket.approval.start': start,
    'ticket.approval.add': add,
    'ticket.approval.target': target,
    'ticket.approval.view': approvalViewed,
    'ticket.approval.mine': myItems,
    'ticket.item.provide': movingItem('provide'),
    'ticket.item.prereview': movingItem('prereview'),
    'ticket.item.review': movingItem('review'),
    'ticket.item.submit': movingItem('submit'),
    'ticket.item.correct': movingItem('correct'),
    'ticket.item.resubmit': movingItem('resubmit'),
    'ticket.item.accept': movingItem('accept'),
    'ticket.item.grant': movingItem('grant'),
    'ticket.item.refuse': movingItem('refuse'),
    'ticket.item.reapply': movingItem('reapply'),
    'ticket.item.drop': movingItem('drop'),
    'ticket.item.assign': movingItem('assign'),
    'ticket.templates': templates,
    'ticket.template.save': saved,
    'ticket.propose': propose,
    'ticket.similar': similar,
    'ticket.learned': learned,
    'ticket.unlearn': unlearn,
    'ticket.relearn': relearn,
    'ticket.threshold': threshold,
    'ticket.accuracy': accuracy,
    'ticket.proposals': proposals,
    'ticket.clusters': clusters,
  },
  {
    drain: work,
    timer: async (now) => {
      await followAnnouncements(now)
      await lapse(now)
      await deem(now)
      await remind()
      await dropNext(now)
      await learnIfBehind(now)
    },
  },
)
