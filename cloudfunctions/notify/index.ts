import { drain } from '../kit/outbox'
import { serve } from '../kit/serve'
import { balance, consent } from './consent'
import { expand } from './expand'
import { inbox, read } from './inbox'
import { pushDue } from './push'

const work = async (): Promise<void> => {
  await drain('notify', expand)
  await pushDue()
}

export const main = serve(
  'notify',
  { 'notify.balance': balance, 'notify.consent': consent, 'notify.inbox': inbox, 'notify.read': read },
  { drain: work },
)
