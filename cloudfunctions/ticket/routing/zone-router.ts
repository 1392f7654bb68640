import { together } from '../../kit/lookup'
import { decode } from '../domain/router/encode'
import type { Model } from '../domain/router/model'
import { usualThreshold, type Router } from '../domain/router/propose'
import { upToDate } from './learn'
import { type ModelHead, modelBytes, modelHead } from './store'
import { zoneIndex } from './zone-index'

let learned: { version: number; model: Model | null } = { version: 0, model: null }

/** What this zone's proposals rest on: its duty lists, and what was learned from its decisions, the last one included. */
export const zoneRouter = async (now: number): Promise<Router> => loaded(await upToDate(now))

/** The same as it stands, without learning first. */
export const presentRouter = together(async (): Promise<Router> => loaded(await modelHead()))

const loaded = async (head: ModelHead): Promise<Router> => {
  const index = await zoneIndex()
  if (learned.version !== head.version) {
    const bytes = await modelBytes(head)
    learned = { version: head.version, model: bytes && decode(bytes) }
  }
  return { index, model: learned.model, sureFrom: head.sureFrom ?? usualThreshold }
}
