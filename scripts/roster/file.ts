import * as z from 'zod/mini'
import { BureauId, DutyId, EnterpriseId, PersonId } from '../../types/ids'
import { Role } from '../../types/roster'
import { Moment } from '../../types/time'
import type { RoomDocument } from '../../cloudfunctions/chat/domain/documents'
import {
  type BureauDocument, type EnterpriseDocument, type PairingDocument, type PersonDocument, noEnd,
} from '../../cloudfunctions/roster/domain/documents'
import { isUscc } from '../../cloudfunctions/roster/domain/uscc'

/** A zone's roster, as the database holds it. */
export interface RosterFile {
  bureaus: BureauDocument[]
  enterprises: EnterpriseDocument[]
  people: PersonDocument[]
  pairings: PairingDocument[]
  rooms: RoomDocument[]
}

const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const Uscc = EnterpriseId.check(z.refine(isUscc, 'the check digit or the region of the credit code is wrong'))
const term = { from: Moment, to: z._default(Moment, noEnd) }

const Person = z.strictObject({
  _id: PersonId, name: words, phone: z.string().check(z.regex(/^1\d{10}$/, 'a phone number has 11 digits')),
  // An account binds itself by its phone number: a file that could name one could let a stranger in.
  openid: z.optional(z.string().check(z.regex(/^unbound:/, 'an account binds itself, leave the openid out'))),
  roles: z.array(Role).check(z.minLength(1)), title: words,
  enterpriseId: z.optional(EnterpriseId), owner: z.optional(z.boolean()),
  bureauId: z.optional(BureauId), rank: z.optional(z.enum(['leader', 'head'])),
})
const Enterprise = z.strictObject({
  _id: Uscc, name: words, industry: words, kind: z.enum(['hightech', 'large']), address: words,
})
const Bureau = z.strictObject({
  _id: BureauId, name: words, shortName: words, order: z.int().check(z.minimum(0)),
  duties: z.array(z.strictObject({ id: DutyId, text: words, phrases: z.optional(z.array(words)), with: z.optional(z.array(DutyId)) })),
})
const Pairing = z.strictObject({ _id: PersonId, enterpriseId: EnterpriseId, cadreId: PersonId, ...term })
const Room = z.strictObject({
  _id: EnterpriseId, name: words, seq: z._default(z.literal(0), 0), last: z._default(z.null(), null),
  members: z.array(z.strictObject({ id: PersonId, role: z.enum(['staff', 'cadre']), ...term })),
})
const Shape = z.strictObject({
  bureaus: z.array(Bureau), enterprises: z.array(Enterprise), people: z.array(Person), pairings: z.array(Pairing),
  rooms: z._default(z.array(Room), []),
})

/**
 * Reads a roster file; throws one error that names every fault by its place. Rooms may be left out: an enterprise
 * without one gets the room that its staff and pairings make.
 */
export const readRosterFile = (text: string): RosterFile => {
  // zod/mini carries no sentences of its own.
  const parsed = Shape.safeParse(JSON.parse(text), { error: z.locales.en().localeError })
  if (!parsed.success) throw faulty(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
  const { bureaus, enterprises, people, pairings, rooms } = parsed.data
  const roster: RosterFile = {
    bureaus, enterprises, pairings,
    people: people.map((person) => ({ ...person, openid: `unbound:${person._id}` })),
    rooms: enterprises.map((enterprise) => rooms.find(({ _id }) => _id === enterprise._id) ?? roomOf(enterprise, people, pairings)),
  }
  const faults = [
    ...rooms.filter(({ _id }) => !enterprises.some((one) => one._id === _id)).map(({ _id }) => `room ${_id}: no such enterprise`),
    ...faultsOf(roster),
  ]
  if (faults.length > 0) throw faulty(faults)
  return roster
}

const faulty = (faults: string[]): Error => new Error(`The roster has ${faults.length} faults; nothing is loaded.\n  ${faults.join('\n  ')}`)

type Staff = Pick<PersonDocument, '_id' | 'enterpriseId' | 'roles'>
const isStaffOf = (person: Staff, enterpriseId: string): boolean => person.enterpriseId === enterpriseId && person.roles.includes('staff')

const roomOf = ({ _id, name }: EnterpriseDocument, people: Staff[], pairings: PairingDocument[]): RoomDocument => {
  const own = pairings.filter(({ enterpriseId }) => enterpriseId === _id)
  // Staff belong to the room from its beginning, and that is the first pairing.
  const from = Math.min(...own.map((pairing) => pairing.from), noEnd)
  return {
    _id, name, seq: 0, last: null,
    members: [
      ...people.filter((person) => isStaffOf(person, _id)).map((person) => ({ id: person._id, role: 'staff' as const, from, to: noEnd })),
      ...own.map((pairing) => ({ id: pairing.cadreId, role: 'cadre' as const, from: pairing.from, to: pairing.to })),
    ],
  }
}

/** What the shapes cannot tell: who is named twice, who is named and does not exist, who would be in a room without right. */
const faultsOf = ({ bureaus, enterprises, people, pairings, rooms }: RosterFile): string[] => {
  const person = new Map(people.map((one) => [one._id, one]))
  const enterpriseIds = new Set(enterprises.map(({ _id }) => _id))
  const bureauIds = new Set(bureaus.map(({ _id }) => _id))
  const when = (fault: unknown, text: string): string[] => (fault ? [text] : [])
  return [
    ...Object.entries({ bureaus, enterprises, people, pairings, rooms })
      .flatMap(([name, documents]) => repeated(documents.map(({ _id }) => _id)).map((id) => `${name}: ${id} is there twice`)),
    // Signing in goes by the number alone; with two people behind it neither gets in.
    ...repeated(people.map(({ phone }) => phone)).map((phone) => `people: the phone number ${phone} is there twice`),
    ...people.flatMap(({ _id, roles, enterpriseId, bureauId, rank }) => [
      ...when(roles.includes('staff') !== (enterpriseId !== undefined), `person ${_id}: staff, and only staff, belong to an enterprise`),
      ...when(enterpriseId !== undefined && !enterpriseIds.has(enterpriseId), `person ${_id}: no enterprise ${enterpriseId}`),
      ...when(roles.some((role) => ['officer', 'lead'].includes(role)) && bureauId === undefined, `person ${_id}: an officer belongs to a bureau`),
      ...when(bureauId !== undefined && !bureauIds.has(bureauId), `person ${_id}: no bureau ${bureauId}`),
      ...when(roles.includes('cadre') && rank === undefined, `person ${_id}: a cadre has a rank`),
    ]),
    ...pairings.flatMap(({ _id, enterpriseId, cadreId, from, to }, place) => [
      ...when(!enterpriseIds.has(enterpriseId), `pairing ${_id}: no enterprise ${enterpriseId}`),
      ...when(!person.get(cadreId)?.roles.includes('cadre'), `pairing ${_id}: ${cadreId} is no cadre`),
      ...when(from >= to, `pairing ${_id}: ends before it begins`),
      ...when(pairings.slice(0, place).some((other) => other.enterpriseId === enterpriseId && other.from < to && from < other.to),
        `pairing ${_id}: the enterprise has another cadre at that time`),
    ]),
    ...enterprises.flatMap(({ _id }) =>
      when(!pairings.some(({ enterpriseId }) => enterpriseId === _id), `enterprise ${_id}: is paired with nobody`)),
    ...rooms.flatMap((room) => room.members.flatMap((member) => when(
      member.role === 'staff' ? !person.has(member.id) || !isStaffOf(person.get(member.id)!, room._id) : !pairings.some((pairing) =>
        pairing.enterpriseId === room._id && pairing.cadreId === member.id && pairing.from === member.from && pairing.to === member.to),
      `room ${room._id}: ${member.id} is not its ${member.role}`))),
  ]
}

const repeated = (values: string[]): string[] => [...new Set(values.filter((value, place) => values.indexOf(value) !== place))]
