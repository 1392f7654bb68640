import type { RoomDocument } from '../../cloudfunctions/chat/domain/documents'
import {
  type BureauDocument, type EnterpriseDocument, type PairingDocument, type PersonDocument, noEnd,
} from '../../cloudfunctions/roster/domain/documents'
import { demoBureaus } from './bureaus'
import { demoEnterprises } from './enterprises'
import { demoOpenid } from './featured'
import { type Post, bureauPosts, cadreId, cadrePosts, capacity, leaderCount, zonePosts } from './officials'
import { personNames } from './person-names'
import { type Random, seededRandom } from './random'

export interface Roster {
  people: PersonDocument[]
  enterprises: EnterpriseDocument[]
  bureaus: BureauDocument[]
  pairings: PairingDocument[]
  rooms: RoomDocument[]
}

/** 2026-01-04, 09:00 in Shanghai: the day the zone's pairing came into force. */
export const pairedFrom = Date.UTC(2026, 0, 4, 1)

export const staffId = (enterprise: number, number: number): string =>
  `staff-${String(enterprise + 1).padStart(3, '0')}-${number}`

/** The cadre of an enterprise, both by their place: zone leaders take the first 45, department heads the rest. */
export const cadreOf = (enterprise: number): string => {
  const ofLeaders = leaderCount * capacity.leader
  return cadreId(
    enterprise < ofLeaders
      ? Math.floor(enterprise / capacity.leader)
      : leaderCount + Math.floor((enterprise - ofLeaders) / capacity.head),
  )
}

const staffPosts = (random: Random, enterprises: readonly EnterpriseDocument[]): Post[] =>
  enterprises.flatMap((enterprise, place) =>
    Array.from({ length: 2 + random.below(2) }, (_, number): Post => ({
      _id: staffId(place, number + 1),
      roles: ['staff'],
      title: number === 0
        ? random.pick(['总经理', '副总经理', '总经理助理', '行政总监'])
        : random.pick(['行政经理', '人事经理', '财务经理', '安环专员', '项目经理', '生产厂长', '办公室主任']),
      enterpriseId: enterprise._id,
      owner: number === 0,
    })))

/** A number nobody has: the range 199 0000 is given to no subscriber here. */
const phoneOf = (place: number): string => `1990000${String(place + 1).padStart(4, '0')}`

/** The demo zone: pure and the same every time. */
export const demoRoster = (): Roster => {
  const random = seededRandom(20_260_104)
  const bureaus = demoBureaus()
  const enterprises = demoEnterprises(random)
  const name = personNames(random)
  const posts = [
    ...cadrePosts(bureaus), ...bureaus.flatMap(bureauPosts), ...zonePosts(), ...staffPosts(random, enterprises),
  ]
  const people = posts.map((post, place): PersonDocument => ({
    ...post, name: name(), phone: phoneOf(place), openid: demoOpenid(post._id),
  }))

  const pairings = enterprises.map((enterprise, place): PairingDocument => ({
    _id: `pairing-${String(place + 1).padStart(3, '0')}`,
    enterpriseId: enterprise._id, cadreId: cadreOf(place), from: pairedFrom, to: noEnd,
  }))
  const rooms = enterprises.map((enterprise, place): RoomDocument => ({
    _id: enterprise._id,
    name: enterprise.name,
    seq: 0,
    members: [
      ...people
        .filter((person) => person.enterpriseId === enterprise._id)
        .map((person) => ({ id: person._id, role: 'staff' as const, from: pairedFrom, to: noEnd })),
      { id: cadreOf(place), role: 'cadre' as const, from: pairedFrom, to: noEnd },
    ],
    last: null,
  }))
  return { people, enterprises, bureaus, pairings, rooms }
}
