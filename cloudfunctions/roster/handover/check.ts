import { openStates } from '../../../types/ticket'
import { ok } from '../../../types/result'
import type { Handler } from '../../kit/serve'
import { type Zone, check as findingsOf } from '../domain/check'
import { capacityNow } from '../settings/store'
import { readAll, stuckWork } from './store'

/** More findings than anybody reads at once; the first of each kind matter. */
const most = 500

export const check: Handler<'roster.check'> = async (_input, { now }) => {
  const [people, enterprises, bureaus, pairings, rooms, tickets, approvals, deadlines, stuck, capacity] = await Promise.all([
    readAll<Zone['people'][number]>('people'), readAll<Zone['enterprises'][number]>('enterprises', ['name']),
    readAll<Zone['bureaus'][number]>('bureaus', ['name']), readAll<Zone['pairings'][number]>('pairings'),
    readAll<Zone['rooms'][number]>('rooms', ['name', 'members']),
    readAll<Zone['tickets'][number]>('tickets', ['number', 'title', 'enterpriseId', 'roomId', 'responsible', 'waitsFor', 'leadBureau', 'supportOfficers'], { state: { $in: [...openStates] } }),
    readAll<Zone['approvals'][number]>('approvals', ['items']),
    readAll<{ _id: string }>('deadlines', ['dueAt']), stuckWork(now), capacityNow(),
  ])
  const reminded = new Set(deadlines.map(({ _id }) => _id))
  const findings = findingsOf({ people, enterprises, bureaus, pairings, rooms, tickets, approvals, reminded, stuck, capacity }, now)
  return ok({
    findings: [...findings].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error')).slice(0, most),
    checked: { people: people.length, enterprises: enterprises.length, pairings: pairings.length, rooms: rooms.length, tickets: tickets.length },
  })
}
