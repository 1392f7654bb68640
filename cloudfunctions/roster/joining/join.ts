import { ok, refuse } from '../../../types/result'
import { bureausByIds, enterpriseById } from '../../kit/directory'
import { derivedId } from '../../kit/ids'
import { nudge } from '../../kit/outbox'
import type { Handler } from '../../kit/serve'
import { phoneOf } from '../../kit/wechat/phone'
import type { PersonDocument } from '../domain/documents'
import { type InvitationDocument, becoming, invitationFault, withPlace } from '../domain/joining'
import { masked } from '../domain/phone'
import { meOf } from '../me'
import { knock, turnedAway } from './door'
import { settleMembership } from './membership'
import { invitationByCode, lineRow, membershipRow, peopleWithPhone, personWithAccount, signalsTo, spendInvitation } from './store'

/** What the holder of a code is invited to. A wrong code and a spent one are told apart by nobody but its holder. */
export const look: Handler<'roster.invitation'> = async ({ code }, { openid, now }) => {
  const often = await knock(openid, now)
  if (!often.ok) return turnedAway('invitation', openid, often)
  const invitation = await invitationByCode(code)
  if (!invitation) return turnedAway('invitation', openid, refuse('not_found'))
  const fault = invitationFault(invitation, null, now)
  if (fault) return turnedAway('invitation', openid, refuse(fault), { invitation: invitation._id })
  const [enterprise, bureaus] = await Promise.all([
    invitation.enterpriseId === null ? null : enterpriseById(invitation.enterpriseId),
    invitation.bureauId === null ? [] : bureausByIds([invitation.bureauId]),
  ])
  const bureau = bureaus[0]
  return ok({
    role: invitation.role, by: invitation.by.name, expiresAt: invitation.expiresAt,
    enterprise: enterprise && { id: enterprise._id, name: enterprise.name },
    bureau: bureau ? { id: bureau._id, name: bureau.name } : null,
    phone: invitation.phone === null ? null : masked(invitation.phone),
  })
}

export const join: Handler<'roster.join'> = async (input, { openid, now, after }) => {
  const often = await knock(openid, now)
  if (!often.ok) return turnedAway('join', openid, often)
  const invitation = await invitationByCode(input.code)
  if (!invitation) return turnedAway('join', openid, refuse('not_found'))
  const known = await personWithAccount(openid, now)
  // The answer of the first time was lost: he is in.
  if (invitation.usedBy?.openid === openid && known) {
    await settle(known, invitation, now)
    return ok(await meOf(known))
  }
  const over = invitationFault(invitation, null, now)
  if (over) return turnedAway('join', openid, refuse(over), { invitation: invitation._id })
  const phone = await phoneOf(input.phoneCode)
  if (phone === null) return turnedAway('join', openid, refuse('bad_code'))
  const fault = invitationFault(invitation, phone, now)
  if (fault) return turnedAway('join', openid, refuse(fault), { invitation: invitation._id })

  const who = becoming(known, await peopleWithPhone(phone, now))
  if (!who.ok) return turnedAway('join', openid, who, { invitation: invitation._id })
  const fresh: PersonDocument = {
    _id: derivedId('person', invitation._id), name: input.name, title: input.title, phone, openid, roles: [],
  }
  const person = withPlace(
    { ...(who.value ?? fresh), openid, privacy: { version: input.privacy, at: now }, seenAt: now }, invitation,
  )
  if (!person.ok) return turnedAway('join', openid, person, { invitation: invitation._id })
  const rows = invitation.enterpriseId === null ? [] : [
    membershipRow(invitation._id, person.value._id, invitation.enterpriseId, now),
    lineRow(invitation._id, invitation.enterpriseId, 'joined', [person.value.name], now),
  ]
  const spent = await spendInvitation(invitation, person.value, rows, now)
  if (!spent.ok) return turnedAway('join', openid, spent, { invitation: invitation._id })
  await settle(spent.value, invitation, now)
  after(() => nudge(['roster', 'chat']))
  return ok(await meOf(spent.value))
}

const settle = async (person: PersonDocument, { enterpriseId }: Pick<InvitationDocument, 'enterpriseId'>, now: number): Promise<void> => {
  await signalsTo(person)
  if (enterpriseId !== null) await settleMembership(person, enterpriseId, now)
}
