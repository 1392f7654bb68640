import type { RoomDocument, RoomMember } from './documents'

/** What the person is in the room at that moment, or null for an outsider. Ends with the membership's `to`. */
export const membership = (
  room: Pick<RoomDocument, 'members'>,
  personId: string,
  now: number,
): RoomMember['role'] | null =>
  room.members.find((member) => member.id === personId && member.from <= now && now < member.to)?.role ?? null

export const membersAt = (room: Pick<RoomDocument, 'members'>, now: number): RoomMember[] =>
  room.members.filter((member) => member.from <= now && now < member.to)

/** The cadre paired with the room's enterprise at that moment; never his deputy, who only stands in. */
export const cadreAt = (room: Pick<RoomDocument, 'members'>, now: number): string | null =>
  membersAt(room, now).find((member) => member.role === 'cadre' && member.deputyOf === undefined)?.id ?? null
