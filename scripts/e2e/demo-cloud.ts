import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CallName, type InputToSend, type Output, functionOf } from '../../types/api'
import type { Refusal, Result } from '../../types/result'
import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from '../local-cloud/index'
import { demoConsents, demoSends } from '../seed/consent'
import { demoRoster } from '../seed/roster'

/** A working Tuesday morning in Asia/Shanghai: tests must not depend on the hour at which they run. */
export const tuesdayMorning = Date.parse('2026-03-03T10:00+08:00')

/** An id as a client makes it, once per intention. */
export const intention = (): string => randomBytes(12).toString('base64url')

export interface DemoCloud {
  cloud: LocalCloud
  folder: string
  /** The answer to a call as that person, refusals included. */
  ask<N extends CallName>(personId: string, name: N, input: InputToSend<N>): Promise<Result<Output<N>>>
  /** The value of a call that must succeed. */
  get<N extends CallName>(personId: string, name: N, input: InputToSend<N>): Promise<Output<N>>
  /** The refusal of a call that must not. */
  refused<N extends CallName>(personId: string, name: N, input: InputToSend<N>): Promise<Refusal>
  close(): Promise<void>
}

/** A local cloud with the demo roster and quiet rooms: the built bundles, a folder of its own, a clock to move. */
export const startDemoCloud = async (options: Partial<LocalCloudOptions> = {}): Promise<DemoCloud> => {
  const folder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'guagou-'))
  const cloud = await startLocalCloud({ dataFolder: folder, devClock: true, ...options })
  if (cloud.engine.find('people', {}, { limit: 1 }).length === 0) {
    await cloud.clock.set(tuesdayMorning)
    const { people, enterprises, bureaus, pairings, rooms } = demoRoster()
    for (const [name, documents] of Object.entries({ people, enterprises, bureaus, pairings, rooms, consents: demoConsents(people) })) {
      await cloud.engine.insertMany(name, documents as unknown as Record<string, unknown>[])
    }
    cloud.consentAll(people.map((person) => person.openid), demoSends)
  }

  const ask: DemoCloud['ask'] = (personId, name, input) =>
    cloud.call(functionOf(name), personId, name, input) as Promise<never>
  return {
    cloud,
    folder,
    ask,
    async get(personId, name, input) {
      const answer = await ask(personId, name, input)
      if (!answer.ok) throw new Error(`${name} as ${personId} was refused: ${JSON.stringify(answer.refusal)}`)
      return answer.value
    },
    async refused(personId, name, input) {
      const answer = await ask(personId, name, input)
      if (answer.ok) throw new Error(`${name} as ${personId} was not refused`)
      return answer.refusal
    },
    async close() {
      await cloud.close()
      if (!options.dataFolder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until `look` gives something, as a person would watch the screen; what has to be quick is measured elsewhere. */
export const eventually = async <T>(look: () => Promise<T | null | undefined | false> | T | null | undefined | false, ms = 15_000): Promise<T> => {
  const end = Date.now() + ms
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (Date.now() > end) throw new Error(`not seen within ${ms} ms: ${look.toString().slice(0, 120)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Waits until no function is at work, nor about to be: before the clock jumps, what is under way has to have ended. */
export const atRest = async ({ cloud }: DemoCloud): Promise<void> => {
  for (let quiet = 0; quiet < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 3))
    const { busy = 0, waiting = 0 } = cloud.host.stats()
    quiet = busy + waiting === 0 ? quiet + 1 : 0
  }
}
