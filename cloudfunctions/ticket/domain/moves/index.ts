import type { Action } from '../../../../types/ticket'
import type { Move } from '../move'
import { assign, giveBack, sign, transfer } from './bureau'
import { answer, confirm, lapse, open, redate, reopen, secret, supervise } from './ending'
import { accept, decline, route, withdraw } from './entry'
import { handover } from './handover'
import { ask, grantExtension, note, plan, refuseExtension, requestExtension, supply } from './handling'

/** Every action on a ticket that exists, with its rules; the compiler refuses a table row without them. */
export const moves: { [A in Exclude<Action, 'raise'>]: Move<A> } = {
  accept, route, decline, withdraw,
  sign, return: giveBack, transfer, assign,
  ask, supply, plan,
  'extend.request': requestExtension, 'extend.grant': grantExtension, 'extend.refuse': refuseExtension,
  note, answer, confirm, lapse, redate, reopen, supervise, secret, open,
  handover,
}
