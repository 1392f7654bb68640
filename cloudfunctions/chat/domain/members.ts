import { noEnd } from '../../roster/domain/documents'
import type { RoomMember } from './documents'

const active = (member: RoomMember, now: number): boolean => member.from <= now && now < member.to

/** Joins the room at `now`, unless he is in it already as the same. */
export const joined = (members: readonly RoomMember[], id: string, role: RoomMember['role'], now: number): RoomMember[] =>
  members.some((member) => member.id === id && member.role === role && active(member, now))
    ? [...members]
    : [...members, { id, role, from: now, to: noEnd }]

/** Is out from `at` on; a membership that would begin later never does. */
export const left = (members: readonly RoomMember[], id: string, role: RoomMember['role'], at: number): RoomMember[] =>
  members
    .filter((member) => member.id !== id || member.role !== role || member.from < at)
    .map((member) => (member.id === id && member.role === role && member.to > at ? { ...member, to: at } : member))
