import type { Finding } from '../../../types/handover'
import type { RoomDocument } from '../../chat/domain/documents'
import { cadreAt, membersAt } from '../../chat/domain/membership'
import type { ApprovalDocument } from '../../ticket/domain/approval/documents'
import type { TicketDocument } from '../../ticket/domain/documents'
import { decidedStates } from '../../../types/item'
import { type BureauDocument, type EnterpriseDocument, type PairingDocument, type PersonDocument, isBound, isHere } from './documents'
import { cadreMembers } from './handover'
import { toCheck } from './joining'

/** Everything of the zone that the checker looks at, as it is stored. */
export interface Zone {
  people: PersonDocument[]
  enterprises: EnterpriseDocument[]
  bureaus: BureauDocument[]
  pairings: PairingDocument[]
  rooms: Pick<RoomDocument, '_id' | 'name' | 'members'>[]
  /** The open ones only. */
  tickets: Pick<TicketDocument, '_id' | 'number' | 'title' | 'enterpriseId' | 'roomId' | 'responsible' | 'waitsFor' | 'leadBureau' | 'supportOfficers'>[]
  /** Of the open tickets at least. */
  approvals: Pick<ApprovalDocument, '_id' | 'items'>[]
  /** The tickets that have a row by which they are reminded of. */
  reminded: ReadonlySet<string>
  /** How many enterprises a cadre may have, by rank. */
  capacity: { leader: number; head: number }
  /** Work of the roster that should have been done by now. */
  stuck: { _id: string; kind: string }[]
}

/** A removal or departure is worked off within this time. */
const settledMs = 300_000

/**
 * What is wrong in a zone at `now`: somebody or something without a responsible person, or anybody where he should not be.
 * Pure, so that it proves the same about a running cloud and about a folder of data.
 */
export const check = (zone: Zone, now: number): Finding[] => {
  const here = new Map(zone.people.filter((person) => isHere(person, now)).map((person) => [person._id, person]))
  const staffOf = groups([...here.values()].filter(({ roles, enterpriseId }) => roles.includes('staff') && enterpriseId), (person) => person.enterpriseId!)
  const officersOf = groups([...here.values()].filter(({ roles, bureauId }) => bureauId && roles.some((role) => role === 'officer' || role === 'lead')), (person) => person.bureauId!)
  const pairingsOf = groups(zone.pairings.filter(({ from, to }) => from < to), ({ enterpriseId }) => enterpriseId)
  const rooms = new Map(zone.rooms.map((room) => [room._id, room]))
  const deputies = [...here.values()].filter(({ deputising }) => deputising?.length)
  const world = { now, here, staffOf, officersOf, pairingsOf, rooms, deputies }
  return [
    ...aboutTheZone(zone, world), ...zone.enterprises.flatMap((enterprise) => aboutEnterprise(enterprise, world)),
    ...zone.bureaus.flatMap((bureau) => aboutBureau(bureau, world)), ...zone.tickets.flatMap((ticket) => aboutTicket(ticket, zone, world)),
    ...aboutParts(zone, world),
  ]
}

interface World {
  now: number
  here: ReadonlyMap<string, PersonDocument>
  staffOf: ReadonlyMap<string, PersonDocument[]>
  officersOf: ReadonlyMap<string, PersonDocument[]>
  pairingsOf: ReadonlyMap<string, PairingDocument[]>
  rooms: ReadonlyMap<string, Zone['rooms'][number]>
  deputies: PersonDocument[]
}

const error = (kind: Finding['kind'], id: string, name: string, about: string | null = null): Finding => ({ kind, level: 'error', id, name, about })
const hint = (kind: Finding['kind'], id: string, name: string, about: string | null = null): Finding => ({ kind, level: 'hint', id, name, about })

const groups = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const found = new Map<string, T[]>()
  for (const item of items) found.set(key(item), [...(found.get(key(item)) ?? []), item])
  return found
}

const aboutTheZone = (zone: Zone, { now, here, pairingsOf }: World): Finding[] => {
  const has = (role: 'admin' | 'supervisor') => [...here.values()].some(({ roles }) => roles.includes(role))
  const carried = groups([...pairingsOf.values()].flat().filter(({ from, to }) => from <= now && now < to), ({ cadreId }) => cadreId)
  return [
    ...(has('admin') ? [] : [error('no_admin', 'admin', '管理员')]),
    ...(has('supervisor') ? [] : [error('no_supervisor', 'supervisor', '督办人员')]),
    ...zone.stuck.map(({ _id, kind }) => error('work_stuck', _id, kind)),
    ...zone.people
      .filter((person) => !isHere(person, now - settledMs) && isBound(person))
      .map((person) => error('account_left_behind', person._id, person.name)),
    ...[...carried].flatMap(([cadreId, own]) => {
      const cadre = here.get(cadreId)
      return cadre?.rank && own.length > zone.capacity[cadre.rank] ? [hint('over_capacity', cadreId, cadre.name, `${own.length}/${zone.capacity[cadre.rank]}`)] : []
    }),
  ]
}

const aboutEnterprise = ({ _id, name }: EnterpriseDocument, world: World): Finding[] => {
  const { now, here, staffOf, pairingsOf, rooms, deputies } = world
  const pairings = pairingsOf.get(_id) ?? []
  const current = pairings.filter(({ from, to }) => from <= now && now < to)
  const staff = staffOf.get(_id) ?? []
  const room = rooms.get(_id)
  const belonging = (member: { id: string; role: string; deputyOf?: string }) => `${member.role}:${member.id}:${member.deputyOf ?? ''}`
  const wanted = membersAt({
    members: cadreMembers(staff.map((person) => ({ id: person._id, role: 'staff' as const, from: 0, to: now + 1 })), pairings, deputies),
  }, now).filter(({ id }) => here.has(id)).map(belonging)
  const actual = membersAt(room ?? { members: [] }, now).filter(({ id }) => here.has(id)).map(belonging)
  const since = new Map((room?.members ?? []).map((member) => [member.id, member.from]))
  return [
    ...(current.length === 0 ? [error('no_cadre', _id, name)] : []),
    ...(current.length > 1 ? [error('two_cadres', _id, name, current.map(({ cadreId }) => here.get(cadreId)?.name ?? cadreId).join('、'))] : []),
    ...current.filter(({ cadreId }) => !here.get(cadreId)?.roles.includes('cadre')).map(({ cadreId }) => error('cadre_gone', _id, name, cadreId)),
    ...actual.filter((one) => !wanted.includes(one)).map((one) => error('member_left_behind', _id, name, here.get(one.split(':')[1]!)?.name ?? one)),
    ...wanted.filter((one) => !actual.includes(one)).map((one) => error('member_missing', _id, name, here.get(one.split(':')[1]!)?.name ?? one)),
    ...(staff.length === 0 ? [hint('no_contact', _id, name)] : staff.some(({ owner }) => owner === true) ? [] : [hint('no_owner', _id, name)]),
    ...staff.filter((person) => toCheck(person, since.get(person._id) ?? now, now)).map((person) => hint('contact_unseen', person._id, person.name, name)),
  ]
}

const aboutBureau = ({ _id, name }: BureauDocument, { officersOf }: World): Finding[] => {
  const people = officersOf.get(_id) ?? []
  if (people.length === 0) return [error('bureau_without_people', _id, name)]
  return people.some(({ roles }) => roles.includes('lead')) ? [] : [hint('bureau_without_lead', _id, name)]
}

const aboutTicket = (ticket: Zone['tickets'][number], { reminded }: Zone, world: World): Finding[] => {
  const { now, here, rooms, staffOf, officersOf } = world
  const { responsible, waitsFor, leadBureau } = ticket
  const name = `${ticket.number} ${ticket.title}`
  const person = here.get(responsible.id)
  const room = rooms.get(ticket.roomId)
  const answers = person !== undefined && (
    (room && cadreAt(room, now) === person._id) || person.roles.includes('supervisor') ||
    (leadBureau !== null && person.bureauId === leadBureau.id && person.roles.some((role) => role === 'officer' || role === 'lead')))
  const nobody = (whom: string): boolean => {
    const [kind, id = ''] = whom.split(':')
    if (kind === 'supervisors') return ![...here.values()].some(({ roles }) => roles.includes('supervisor'))
    if (kind === 'bureau') return (officersOf.get(id) ?? []).length === 0
    // A contact may be missing for a time; the matter then lapses by its clock, and the zone is told of it above.
    if (kind === 'enterprise') return !staffOf.has(id) && !rooms.has(id)
    return !here.has(whom)
  }
  return [
    ...(answers ? [] : [error('ticket_without_responsible', ticket._id, name, responsible.name)]),
    ...(waitsFor.length === 0 || waitsFor.some(nobody) ? [error('ticket_waits_for_nobody', ticket._id, name, waitsFor.join('、'))] : []),
    ...(reminded.has(ticket._id) ? [] : [error('ticket_without_reminder', ticket._id, name)]),
  ]
}

/** Parts of supporting bureaus and items of approvals that lie with somebody who is in that bureau no more. */
const aboutParts = ({ tickets, approvals }: Zone, { officersOf }: World): Finding[] => {
  const itemsOf = new Map(approvals.map(({ _id, items }) => [_id, items]))
  const away = (bureauId: string, personId: string): boolean => !(officersOf.get(bureauId) ?? []).some((person) => person._id === personId)
  return tickets.flatMap(({ _id, number, title, supportOfficers }) => [
    ...(supportOfficers ?? []).filter(({ bureauId, officer }) => away(bureauId, officer.id))
      .map(({ officer }) => error('part_without_person', _id, `${number} ${title}`, officer.name)),
    ...(itemsOf.get(_id) ?? []).filter(({ bureau, officer, state }) => officer && !decidedStates.includes(state) && away(bureau.id, officer.id))
      .map(({ name, officer }) => error('part_without_person', _id, `${number} ${name}`, officer!.name)),
  ])
}
