import { drain } from '../kit/outbox'
import { serve } from '../kit/serve'
import { chase } from './chase'
import { configure, settings } from './configure'
import { balance, consent } from './consent'
import { digest, orderDigests, want } from './digest'
import { expand } from './expand'
import { figures, revive } from './figures'
import { inbox, read, readAll, seen, todo } from './inbox'
import { notTold, phone, phoned } from './not-told'
import { pushDue } from './push'

const work = async (): Promise<void> => {
  await drain('notify', expand)
  await pushDue()
}

export const main = serve(
  'notify',
  {
    'notify.balance': balance,
    'notify.consent': consent,
    'notify.inbox': inbox,
    'notify.todo': todo,
    'notify.read': read,
    'notify.seen': seen,
    'notify.readAll': readAll,
    'notify.notTold': notTold,
    'notify.phone': phone,
    'notify.phoned': phoned,
    'notify.digest': digest,
    'notify.want': want,
    'notify.settings': settings,
    'notify.configure': configure,
    'notify.figures': figures,
    'notify.revive': revive,
  },
  {
    drain: work,
    timer: async (now) => {
      const ordered = (await orderDigests(now)) + (await chase(now))
      // What was owed before it came by was worked off first, as ever.
      if (ordered > 0) await work()
    },
  },
)
