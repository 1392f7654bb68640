import type { Application, OwnApplication } from '../../../types/joining'
import { type Result, ok, refuse } from '../../../types/result'
import { type Actor, has } from '../../kit/actor'
import { enterpriseById, roomsOf } from '../../kit/directory'
import { derivedId } from '../../kit/ids'
import { nudge } from '../../kit/outbox'
import { bump } from '../../kit/signals'
import type { Handler, Situation } from '../../kit/serve'
import { phoneOf } from '../../kit/wechat/phone'
import type { PersonDocument } from '../domain/documents'
import { type ApplicationDocument, becoming, mayManage, withPlace } from '../domain/joining'
import { masked } from '../domain/phone'
import { knock, turnedAway } from './door'
import { placeIn } from './invite'
import { settleMembership } from './membership'
import {
  applicationById, approve as writeApproval, decideApplication, enterpriseCalled, lineRow, membershipRow, peopleWithPhone,
  personWithAccount, putApplication, signalsTo, waitingApplications,
} from './store'
import { keepersOf } from './keepers'

const listed = 100

const ownView = ({ _id, wanted, name, title, at, state, reason }: ApplicationDocument): OwnApplication =>
  ({ id: _id, wanted, name, title, at, state, reason })

/** One request per account: asking again replaces what was asked before. The answer never tells whether the enterprise exists. */
export const apply: Handler<'roster.apply'> = async (input, { openid, now, after }) => {
  const often = await knock(openid, now)
  if (!often.ok) return turnedAway('apply', openid, often)
  if (await personWithAccount(openid, now)) return turnedAway('apply', openid, refuse('already_member'))
  const phone = await phoneOf(input.phoneCode)
  if (phone === null) return turnedAway('apply', openid, refuse('bad_code'))
  const who = becoming(null, await peopleWithPhone(phone, now))
  if (!who.ok) return turnedAway('apply', openid, who)
  const enterprise = await enterpriseCalled(input.wanted)
  const application: ApplicationDocument = {
    _id: applicationId(openid), openid, wanted: input.wanted, enterpriseId: enterprise?._id ?? null,
    name: input.name, title: input.title, phone, note: input.note ?? null, privacy: input.privacy,
    at: now, state: 'waiting', reason: null, decidedBy: null,
  }
  await putApplication(application)
  after(async () => bump(await keepersOf(application.enterpriseId, now), 'ticket'))
  return ok(ownView(application))
}

const applicationId = (openid: string): string => derivedId('application', openid)

export const own: Handler<'roster.application'> = async (_input, { openid }) => {
  const application = await applicationById(applicationId(openid))
  return ok({ application: application && ownView(application) })
}

const view = async (application: ApplicationDocument): Promise<Application> => {
  const enterprise = application.enterpriseId === null ? null : await enterpriseById(application.enterpriseId)
  return {
    ...ownView(application), enterprise: enterprise && { id: enterprise._id, name: enterprise.name },
    phone: masked(application.phone), note: application.note,
  }
}

/** The enterprises whose people the actor looks after; an administrator looks after all. */
const managed = async (actor: Actor, now: number): Promise<string[] | 'all'> => {
  if (has(actor, 'admin')) return 'all'
  return (await roomsOf(actor.id, now)).filter(({ room, as }) => mayManage(actor, as, room._id)).map(({ room }) => room._id)
}

export const list: Handler<'roster.applications'> = async (_input, { actor, now }) => {
  const mine = await managed(actor, now)
  if (mine !== 'all' && mine.length === 0) return ok({ applications: [] })
  return ok({ applications: await Promise.all((await waitingApplications(mine, listed)).map(view)) })
}

const decidable = async (id: string, { actor, now }: Situation): Promise<Result<ApplicationDocument>> => {
  const application = await applicationById(id)
  if (!application) return refuse('not_found')
  if (application.enterpriseId === null) return has(actor, 'admin') ? ok(application) : refuse('not_found')
  const as = await placeIn(application.enterpriseId, actor, now)
  return mayManage(actor, as, application.enterpriseId) ? ok(application) : refuse('not_found')
}

/** A repeated request answers as the first did; somebody else's decision stands. */
const decided = async (application: ApplicationDocument, requestId: string): Promise<Result<Application> | null> => {
  if (application.state === 'waiting') return null
  return application.decidedBy?.requestId === requestId ? ok(await view(application)) : refuse('wrong_state', { state: application.state })
}

export const approve: Handler<'roster.application.approve'> = async ({ id, requestId, enterpriseId }, situation) => {
  const { actor, now, after } = situation
  const found = await decidable(id, situation)
  if (!found.ok) return found
  const before = await decided(found.value, requestId)
  if (before) return before
  const application = found.value
  const place = application.enterpriseId ?? enterpriseId
  if (place === undefined || !(await enterpriseById(place))) return refuse('bad_input', { fields: ['enterpriseId'] })
  const who = becoming(await personWithAccount(application.openid, now), await peopleWithPhone(application.phone, now))
  if (!who.ok) return who
  const fresh: PersonDocument = {
    _id: derivedId('person', application._id, String(application.at)), name: application.name, title: application.title,
    phone: application.phone, openid: application.openid, roles: [],
  }
  const person = withPlace(
    { ...(who.value ?? fresh), openid: application.openid, privacy: { version: application.privacy, at: application.at } },
    { role: 'staff', enterpriseId: place, bureauId: null, owner: false },
  )
  if (!person.ok) return person
  const set = { state: 'approved' as const, enterpriseId: place, decidedBy: { id: actor.id, name: actor.name, requestId } }
  const key = `${application._id}-${application.at}`
  const written = await writeApproval(application, set, person.value, [
    membershipRow(key, person.value._id, place, now), lineRow(key, place, 'joined', [person.value.name], now),
  ])
  if (!written.ok) return written
  await signalsTo(person.value)
  await settleMembership(person.value, place, now)
  after(() => nudge(['roster', 'chat']))
  return ok(await view({ ...application, ...set }))
}

export const refuseApplication: Handler<'roster.application.refuse'> = async ({ id, requestId, reason }, situation) => {
  const found = await decidable(id, situation)
  if (!found.ok) return found
  const before = await decided(found.value, requestId)
  if (before) return before
  const { actor } = situation
  const written = await decideApplication(id, {
    state: 'refused', reason, decidedBy: { id: actor.id, name: actor.name, requestId },
  })
  return written ? ok(await view(written)) : refuse('wrong_state')
}
