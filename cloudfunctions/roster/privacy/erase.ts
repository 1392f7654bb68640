import { openStates } from '../../../types/ticket'
import { ok, refuse } from '../../../types/result'
import { forgetInAccesses, noteAccess } from '../../kit/access-log'
import { has } from '../../kit/actor'
import { enterpriseById, enterpriseStaff, personById } from '../../kit/directory'
import { countOf, eraseFrom, objectsOf, pageOf, parts, ticketIdsOf } from '../../kit/holdings'
import { derivedId } from '../../kit/ids'
import { changeMembers } from '../../kit/members'
import { type OutboxRow, nudge, outboxRow, queueAlone } from '../../kit/outbox'
import type { Handler } from '../../kit/serve'
import { removeObjects } from '../../kit/storage'
import { left } from '../../chat/domain/members'
import { forgetInRefusals } from '../../kit/refused'
import { erased } from '../domain/erased'
import { nobody } from '../domain/forget'
import { withoutEnterprise } from '../domain/joining'
import { isHere } from '../domain/documents'
import { settleMembership } from '../joining/membership'
import { placeIn } from '../joining/invite'
import { signalsTo } from '../joining/store'
import { forgetImports, forgetInAudit } from './trail/store'
import { pairingsOfCadre } from '../handover/store'
import { beginErasure, forgetApplications, forgetInInvitations, lastExportOf, openTickets, peopleOfEnterprise, putPerson } from './store'

/**
 * Deletes what the roster keeps of a person. What he did stays: a ticket's history and the words in a room are an enterprise's
 * and a bureau's record, under the name he did it by (docs/adr/0072).
 */
export const erase: Handler<'roster.erase'> = async ({ personId, requestId }, { actor, now }) => {
  const person = await personById(personId)
  if (!person || (person.phone === '' && !isHere(person, now))) return person ? ok({ erased: true }) : refuse('not_found')
  if (personId === actor.id) return refuse('forbidden')
  const official = isHere(person, now) && person.roles.some((role) => role !== 'staff')
  if (official || (await pairingsOfCadre(personId, now)).length > 0) return refuse('hand_over_first')
  if (!(await forgetImports([person.phone, person._id]))) return refuse('conflict')
  const before = person.openid
  const gone = erased(person, now)
  await putPerson(gone)
  await Promise.all([
    signalsTo(gone), forgetApplications(before), forgetInAudit(personId), forgetNames(personId),
    ...(person.enterpriseId === undefined ? [] : [settleMembership(gone, person.enterpriseId, now)]),
  ])
  await noteAccess({ at: now, by: { id: actor.id, name: actor.name }, what: 'erased', aboutId: personId, about: nobody }, requestId)
  return ok({ erased: true })
}

/** Takes the name out of what was noted about him and by him. */
const forgetNames = async (personId: string): Promise<void> => {
  await Promise.all([forgetInAccesses(personId, nobody), forgetInRefusals(personId, nobody), forgetInInvitations(personId, nobody)])
}

const pageSize = 200

/** What an administrator keeps himself; the words of rooms and tickets are none of it. */
const ofTheRoster = ['invitations', 'applications', 'pairings', 'people', 'enterprises']

/** Page by page, collection by collection; every first page of an export is noted. */
export const exportAll: Handler<'roster.enterprise.export'> = async ({ enterpriseId, part: wanted, after }, { actor, now }) => {
  const asOwner = (await placeIn(enterpriseId, actor, now)) === 'staff' && actor.owner && actor.enterpriseId === enterpriseId
  if (!asOwner && !(has(actor, 'admin') && (await enterpriseById(enterpriseId)))) return refuse('not_found')
  const allowed = asOwner ? parts : parts.filter((one) => ofTheRoster.includes(one))
  const part = wanted ?? allowed[0]!
  const place = allowed.indexOf(part)
  if (place < 0) return refuse('bad_input', { fields: ['part'] })
  if (place === 0 && after === undefined) {
    await noteAccess({ at: now, by: { id: actor.id, name: actor.name }, what: 'export', aboutId: enterpriseId, about: (await enterpriseById(enterpriseId))?.name ?? '' }, String(now))
  }
  const documents = await pageOf(part, enterpriseId, after ?? '', pageSize)
  const following = allowed[place + 1]
  const next = documents.length === pageSize
    ? { part, after: documents[documents.length - 1]!._id as string }
    : following === undefined ? null : { part: following }
  return ok({ part, documents, next })
}

/** What deleting it would take, as numbers, and when its owner last took everything with him. */
export const holding: Handler<'roster.enterprise.holding'> = async ({ enterpriseId }) => {
  if (!(await enterpriseById(enterpriseId))) return refuse('not_found')
  const counted = await Promise.all((['messages', 'tickets', 'files', 'people'] as const).map((name) => countOf(name, enterpriseId)))
  const [messages, tickets, files, people] = counted as [number, number, number, number]
  return ok({ messages, tickets, files, people, open: await openTickets(enterpriseId, openStates), exportedAt: await lastExportOf(enterpriseId) })
}

/** An enterprise that is served no more. Its people are out at once; the rest is worked off, and may be begun again at any point. */
export const eraseEnterprise: Handler<'roster.enterprise.erase'> = async ({ enterpriseId, name, requestId }, { actor, now, after }) => {
  const enterprise = await enterpriseById(enterpriseId)
  if (!enterprise) return refuse('not_found')
  if (enterprise.name !== name.trim()) return refuse('bad_input', { fields: ['name'] })
  if ((await openTickets(enterpriseId, openStates)) > 0) return refuse('hand_over_first')
  const staff = (await enterpriseStaff(enterpriseId)).map((person) =>
    (person.roles.every((role) => role === 'staff') ? { ...person, until: now, openid: `unbound:${person._id}` } : person))
  const id = derivedId(enterpriseId, 'erase', requestId)
  await beginErasure(staff, [outboxRow(id, 'roster', 'erase', { enterpriseId, name: enterprise.name, by: { id: actor.id, name: actor.name } }, now)])
  await changeMembers(enterpriseId, (members) => [...new Set(members.map((member) => member.id))]
    .reduce((rest, one) => left(left(rest, one, 'staff', now), one, 'cadre', now), [...members]))
  for (const person of staff) await signalsTo(person)
  after(() => nudge(['roster']))
  return ok({ erasing: true })
}

/** What was under way when the deletion began, such as a notice about to be written, is done by then. */
const secondLookMs = 600_000

interface Erasure { enterpriseId: string; name: string; by: { id: string; name: string }; second?: true }

/** Works off a deletion, in an order in which what finds the rest goes last, and looks once more later. Safe to repeat. */
export const eraseRow = async (row: OutboxRow, now: number): Promise<void> => {
  const { enterpriseId, name, by, second } = row.payload as unknown as Erasure
  const staff = await peopleOfEnterprise(enterpriseId)
  if (!(await forgetImports([enterpriseId, name, ...staff.map(({ phone }) => phone)]))) throw new Error('an import with its rows is being written')
  await forgetInAudit(enterpriseId)
  // Who is something else beside goes on being named.
  for (const person of staff) if (person.roles.every((role) => role === 'staff')) await forgetNames(person._id)
  if (!second) await noteAccess({ at: now, by, what: 'enterprise_erased', aboutId: enterpriseId, about: name, tickets: await ticketIdsOf(enterpriseId) }, row._id)
  await removeObjects(await objectsOf(enterpriseId))
  for (const part of parts) {
    // Who is something else beside stays, without the enterprise.
    if (part === 'people') for (const person of await enterpriseStaff(enterpriseId)) await putPerson(withoutEnterprise(person, now))
    await eraseFrom(part, enterpriseId)
  }
  if (second) return
  const again: Erasure = { enterpriseId, name, by, second: true }
  await queueAlone({ ...outboxRow(`${row._id}-second`, 'roster', 'erase', again, now), dueAt: now + secondLookMs })
}
