import type { Promised } from '../../../types/chat'
import { announcedCalendar } from '../../kit/clock/calendar'
import { zoneNow } from '../../kit/zone'
import { promiseIn } from '../domain/promise/recognise'

/** What an official's words promise, to be offered to him. Only words with a date ask for the zone's own calendar. */
export const offerIn = async (text: string, now: number): Promise<Promised | null> => {
  if (promiseIn(text, now, announcedCalendar) === null) return null
  const dueAt = promiseIn(text, now, (await zoneNow()).calendar)
  return dueAt === null ? null : { state: 'offered', dueAt }
}
