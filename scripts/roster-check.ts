import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { check } from '../cloudfunctions/roster/domain/check'
import { usualCapacity } from '../cloudfunctions/roster/domain/load'
import type { Capacity } from '../types/administration'
import { openStates } from '../types/ticket'
import { collections } from './collections'
import { openEngine } from './local-cloud/engine/engine'
import type { Output } from '../types/api'

type Found = Output<'roster.check'>
const lateMs = 300_000

/** Looks into a data folder, also while a cloud runs on it: nothing is written. */
const inFolder = (folder: string, now: number): Found => {
  const file = join(folder, 'documents.db')
  if (!existsSync(file)) throw new Error(`No data in ${folder}`)
  const engine = openEngine({ file, collections, now: () => now })
  try {
    const all = <T>(name: string, filter = {}): T[] => engine.find(name, filter, { limit: 1_000_000 }) as unknown as T[]
    const kinds = ['handover', 'cadres', 'member', 'gone', 'rooms']
    const zone = {
      people: all<never>('people'), enterprises: all<never>('enterprises'), bureaus: all<never>('bureaus'), pairings: all<never>('pairings'),
      rooms: all<never>('rooms'), tickets: all<never>('tickets', { state: { $in: [...openStates] } }),
      approvals: all<never>('approvals'),
      reminded: new Set(all<{ _id: string }>('deadlines').map(({ _id }) => _id)),
      capacity: all<Capacity>('settings', { _id: 'capacity' })[0] ?? usualCapacity,
      stuck: all<{ _id: string; kind: string; state: string; dueAt: number }>('outbox', { state: { $in: ['pending', 'dead'] } })
        .filter(({ kind, state, dueAt }) => kinds.includes(kind) && (state === 'dead' || dueAt <= now - lateMs)),
    }
    return {
      findings: check(zone, now),
      checked: { people: zone.people.length, enterprises: zone.enterprises.length, pairings: zone.pairings.length, rooms: zone.rooms.length, tickets: zone.tickets.length },
    }
  } finally {
    void engine.close()
  }
}

/** Asks a running local cloud, as one of its administrators. */
const running = async (url: string): Promise<Found> => {
  const ask = async (path: string, body?: object, token?: string) => (await (await fetch(`${url}${path}`, {
    method: body ? 'POST' : 'GET', ...(body ? { body: JSON.stringify(body) } : {}),
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  })).json()) as never
  const people: { id: string; roles: string[] }[] = await ask('/dev/people?limit=100000')
  const admin = people.find(({ roles }) => roles.includes('admin'))
  if (!admin) throw new Error('This cloud has no administrator yet.')
  const { token }: { token: string } = await ask('/dev/session', { personId: admin.id })
  const answer: { ok: boolean; value: Found; refusal?: unknown } = await ask('/call/roster', { call: 'roster.check', input: {} }, token)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

/** `npm run roster:check [-- --data <folder> | --url <address>]`: by default the data folder of `npm start`. Ends with 1 when something is wrong. */
const run = async (): Promise<void> => {
  const value = (name: string) => {
    const at = process.argv.indexOf(name)
    return at < 0 ? undefined : process.argv[at + 1]
  }
  const url = value('--url')
  const { findings, checked } = url ? await running(url) : inFolder(value('--data') ?? process.env.GUAGOU_DATA ?? join(__dirname, '../.data'), Date.now())
  const errors = findings.filter(({ level }) => level === 'error')
  console.log(`Looked at ${Object.entries(checked).map(([what, count]) => `${count} ${what}`).join(', ')}.`)
  for (const { kind, level, name, about } of [...errors, ...findings.filter((one) => one.level === 'hint')].slice(0, 200)) {
    console.log(`${level === 'error' ? '✗' : '·'} ${kind}  ${name}${about === null ? '' : `  ${about}`}`)
  }
  console.log(errors.length === 0 ? '✓ nothing is without a responsible person, and nobody is where he should not be' : `✗ ${errors.length} errors`)
  if (errors.length > 0) process.exitCode = 1
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
