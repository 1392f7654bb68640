import { drain } from '../kit/outbox'
import { serve } from '../kit/serve'
import { apply, approve, list as applications, own as application, refuseApplication } from './joining/apply'
import { image, invitations, invite, revoke } from './joining/invite'
import { join, look } from './joining/join'
import { colleagues, remove, unbind, verify } from './joining/leave'
import { settleRow } from './joining/membership'
import { bureaus, enterprises, officers } from './lists'
import { bind, me } from './me'

export const main = serve('roster', {
  'roster.me': me,
  'roster.bind': bind,
  'roster.bureaus': bureaus,
  'roster.officers': officers,
  'roster.enterprises': enterprises,
  'roster.invite': invite,
  'roster.invitations': invitations,
  'roster.invitation.revoke': revoke,
  'roster.invitation.image': image,
  'roster.invitation': look,
  'roster.join': join,
  'roster.apply': apply,
  'roster.application': application,
  'roster.applications': applications,
  'roster.application.approve': approve,
  'roster.application.refuse': refuseApplication,
  'roster.colleagues': colleagues,
  'roster.remove': remove,
  'roster.unbind': unbind,
  'roster.verify': verify,
}, { drain: () => drain('roster', settleRow) })
