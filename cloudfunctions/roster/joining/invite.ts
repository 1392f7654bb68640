import type { Invitation } from '../../../types/joining'
import { type Result, ok, refuse } from '../../../types/result'
import { membership } from '../../chat/domain/membership'
import type { Actor } from '../../kit/actor'
import { bureausByIds, enterpriseById, roomById } from '../../kit/directory'
import { derivedId, secretWord } from '../../kit/ids'
import { attempt } from '../../kit/limiter'
import type { Handler, Situation } from '../../kit/serve'
import { codeImage } from '../../kit/wechat/code-image'
import { type InvitationDocument, mayInvite } from '../domain/joining'
import { masked } from '../domain/phone'
import { addInvitation, invitationById, invitationsOf, revokeInvitation } from './store'

const dayMs = 86_400_000
/** More open invitations than this in a day are no invitations any more. */
const perGiver = { times: 100, ms: dayMs }
const listed = 50

/** What the actor is in the enterprise's room now. */
export const placeIn = async (enterpriseId: string | null, actor: Actor, now: number) => {
  const room = enterpriseId === null ? null : await roomById(enterpriseId)
  return room && membership(room, actor.id, now)
}

export const invite: Handler<'roster.invite'> = async (input, situation) => {
  const { actor, now } = situation
  const place = { role: input.role, enterpriseId: input.enterpriseId ?? null, bureauId: input.bureauId ?? null, owner: input.owner }
  const may = mayInvite(actor, await placeIn(place.enterpriseId, actor, now), place)
  if (!may.ok) return may
  if (place.enterpriseId !== null && !(await enterpriseById(place.enterpriseId))) return refuse('not_found')
  if (place.bureauId !== null && (await bureausByIds([place.bureauId])).length === 0) return refuse('unknown_bureau')
  const _id = derivedId(actor.id, 'invite', input.requestId)
  const invitation: InvitationDocument = {
    _id, code: secretWord(), ...place, phone: input.phone ?? null, by: { id: actor.id, name: actor.name },
    at: now, expiresAt: now + input.days * dayMs, state: 'open', usedBy: null,
  }
  const earlier = await invitationById(_id)
  if (earlier) return ok(await invitationView(earlier, now))
  const often = await attempt('invite', actor.id, perGiver, now)
  if (!often.ok) return often
  return ok(await invitationView((await addInvitation(invitation)) ? invitation : (await invitationById(_id))!, now))
}

export const invitationView = async (invitation: InvitationDocument, now: number): Promise<Invitation> => {
  const [enterprise, bureaus] = await Promise.all([
    invitation.enterpriseId === null ? null : enterpriseById(invitation.enterpriseId),
    invitation.bureauId === null ? [] : bureausByIds([invitation.bureauId]),
  ])
  const bureau = bureaus[0]
  return {
    id: invitation._id, code: invitation.code, role: invitation.role, owner: invitation.owner,
    enterprise: enterprise && { id: enterprise._id, name: enterprise.name },
    bureau: bureau ? { id: bureau._id, name: bureau.name } : null,
    phone: invitation.phone === null ? null : masked(invitation.phone),
    by: invitation.by, at: invitation.at, expiresAt: invitation.expiresAt,
    state: invitation.state === 'open' && now >= invitation.expiresAt ? 'expired' : invitation.state,
    usedBy: invitation.usedBy?.name ?? null,
  }
}

/** An invitation of a place that the caller may invite to; to anybody else there is none by that id. */
const ownInvitation = async (id: string, { actor, now }: Situation): Promise<Result<InvitationDocument>> => {
  const invitation = await invitationById(id)
  if (!invitation) return refuse('not_found')
  const may = mayInvite(actor, await placeIn(invitation.enterpriseId, actor, now), invitation)
  return may.ok ? ok(invitation) : refuse('not_found')
}

export const invitations: Handler<'roster.invitations'> = async ({ enterpriseId = null }, { actor, now }) => {
  const place = { role: enterpriseId === null ? ('officer' as const) : ('staff' as const), enterpriseId, bureauId: enterpriseId === null ? '-' : null, owner: false }
  const may = mayInvite(actor, await placeIn(enterpriseId, actor, now), place)
  if (!may.ok) return may
  return ok({ invitations: await Promise.all((await invitationsOf(enterpriseId, listed)).map((one) => invitationView(one, now))) })
}

export const revoke: Handler<'roster.invitation.revoke'> = async ({ id }, situation) => {
  const found = await ownInvitation(id, situation)
  if (!found.ok) return found
  return ok(await invitationView((await revokeInvitation(id)) ?? (await invitationById(id))!, situation.now))
}

/** The page that opens with an invitation's code. */
const joinPage = 'pages/join/index'

export const image: Handler<'roster.invitation.image'> = async ({ id }, situation) => {
  const found = await ownInvitation(id, situation)
  if (!found.ok) return found
  return ok({ png: (await codeImage(found.value.code, joinPage)).toString('base64') })
}
