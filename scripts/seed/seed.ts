import type { Engine } from '../local-cloud/engine/engine'
import { type Stage, play } from './play'
import { demoRoster } from './roster'
import { demoStories } from './stories'

type Cloud = Stage & { engine: Pick<Engine, 'find' | 'insertMany'> }

/** Written last: as long as this person is missing, the demo zone is incomplete and is filled up again. */
const lastToArrive = 'admin-1'

/**
 * Fills an empty local cloud with the demo zone and what has happened in it; does nothing where it is there already.
 * With GUAGOU_SEED=empty the cloud stays empty. Expects that no timer runs while it moves the product's clock.
 */
export const seed = async (cloud: Cloud): Promise<void> => {
  if (process.env.GUAGOU_SEED === 'empty') return
  if (cloud.engine.find('people', { _id: lastToArrive }, { limit: 1 }).length > 0) return

  const { people, enterprises, bureaus, pairings, rooms } = demoRoster()
  const insert = insertMissing(cloud.engine)
  await Promise.all([
    insert('people', people.filter((person) => person._id !== lastToArrive)),
    insert('enterprises', enterprises), insert('bureaus', bureaus), insert('pairings', pairings), insert('rooms', rooms),
  ])
  await play(cloud, demoStories(cloud.clock.now()), enterprises)
  await insert('people', people.filter((person) => person._id === lastToArrive))
}

const insertMissing = (engine: Cloud['engine']) =>
  async (collection: string, documents: readonly { _id: string }[]): Promise<void> => {
    const there = new Set(engine.find(collection, {}).map((document) => document._id))
    const missing = documents.filter((document) => !there.has(document._id))
    if (missing.length > 0) await engine.insertMany(collection, missing as Record<string, unknown>[])
  }
