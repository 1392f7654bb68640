import type { HistoryAction } from '../../types/ticket'
import type { RoomDocument } from '../chat/domain/documents'
import { membersAt } from '../chat/domain/membership'
import { bureauPeople, supervisors } from '../kit/directory'
import { nudge } from '../kit/outbox'
import { bump } from '../kit/signals'
import type { Change } from './domain/documents'
import { isTeaching } from './domain/router/routing'

/** After a commit: everybody who may see the ticket learns that it changed, and the outbox is worked off at once. */
export const tell = async (change: Change<HistoryAction>, room: RoomDocument | null, now: number): Promise<void> => {
  const bureauIds = [...new Set([...(change.before?.bureauIds ?? []), ...change.ticket.bureauIds])]
  const [officers, above] = await Promise.all([bureauPeople(bureauIds), supervisors()])
  const members = room ? membersAt(room, now).map((member) => member.id) : []
  await Promise.all([
    bump([...members, ...officers.map((person) => person._id), ...above.map((person) => person._id)], 'ticket'),
    nudge(['notify', ...(change.action === 'raise' ? ['chat' as const] : []), ...(isTeaching(change.action) || change.action === 'reopen' ? ['ticket' as const] : [])]),
  ])
}
