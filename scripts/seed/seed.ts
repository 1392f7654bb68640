import type { PersonDocument } from '../../cloudfunctions/roster/domain/documents'
import type { SignalDocument } from '../../cloudfunctions/kit/signals'
import type { LocalCloud } from '../local-cloud'
import { demoConsents, demoSends } from './consent'
import { type Stage, play } from './play'
import { demoRoster } from './roster'
import { demoStories } from './stories'

/** The part of the local cloud that seeding touches. */
type Cloud = Stage & Pick<LocalCloud, 'consentAll'> & { engine: Pick<LocalCloud['engine'], 'find' | 'insertMany'> }

/** Written last: as long as this person is missing, the demo zone is incomplete and is filled up again. */
const lastToArrive = 'observer-1'

/**
 * Fills an empty local cloud with the demo zone and what has happened in it; does nothing where it is there already.
 * With GUAGOU_SEED=empty the cloud stays empty. To be called before the timers are started.
 */
export const seed = async (cloud: Cloud): Promise<void> => {
  if (process.env.GUAGOU_SEED === 'empty') return
  if (cloud.engine.find('people', { _id: lastToArrive }, { limit: 1 }).length > 0) return

  const { people, enterprises, bureaus, pairings, rooms } = demoRoster()
  const interrupted = cloud.engine.find('people', {}, { limit: 1 }).length > 0
  // The clock still stands where the interrupted playing left it.
  if (interrupted) await cloud.clock.set(Date.now())
  else cloud.consentAll(people.map((person) => person.openid), demoSends)
  const insert = insertMissing(cloud.engine)
  await Promise.all([
    insert('people', seenLately(people, cloud.clock.now()).filter((person) => person._id !== lastToArrive)),
    insert('enterprises', enterprises), insert('bureaus', bureaus), insert('pairings', pairings), insert('rooms', rooms),
    insert('signals', people.map(quietSignal)), insert('consents', demoConsents(people)),
  ])
  await play(cloud, demoStories(cloud.clock.now()), enterprises)
  await insert('people', people.filter((person) => person._id === lastToArrive))
}

/** Most people were here lately; one contact in twenty has not been seen for long and is to be checked. */
const seenLately = (people: readonly PersonDocument[], now: number): PersonDocument[] =>
  people.map((person, place) => (place % 20 === 7 ? person : { ...person, seenAt: now }))

/** There before the first change, so that no call of the stories has to make it. */
const quietSignal = ({ _id, openid }: PersonDocument): SignalDocument =>
  ({ _id, _openid: openid, rev: 0, chat: 0, read: 0, ticket: 0, inbox: 0 })

const insertMissing = (engine: Cloud['engine']) =>
  async (collection: string, documents: readonly { _id: string }[]): Promise<void> => {
    const there = new Set(engine.find(collection, {}).map((document) => document._id))
    const missing = documents.filter((document) => !there.has(document._id))
    if (missing.length > 0) await engine.insertMany(collection, missing as Record<string, unknown>[])
  }
