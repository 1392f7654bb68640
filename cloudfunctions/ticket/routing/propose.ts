import { ok } from '../../../types/result'
import type { Handler } from '../../kit/serve'
import { propose as proposeBy } from '../domain/router/propose'
import { zoneRouter } from './zone-router'

/** Who should take a matter that is told but not raised yet, or raised and not routed yet. Nothing is written. */
export const propose: Handler<'ticket.propose'> = async ({ title, text, without }, { now }) =>
  ok(proposeBy(await zoneRouter(now), title, text, without))
