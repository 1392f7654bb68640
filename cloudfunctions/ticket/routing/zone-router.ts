import type { BureauDocument } from '../../roster/domain/documents'
import { allBureaus } from '../../kit/directory'
import { indexCatalogue, type CatalogueIndex } from '../domain/router/catalogue-index'
import { decode } from '../domain/router/encode'
import type { Model } from '../domain/router/model'
import { usualThreshold, type Router } from '../domain/router/propose'
import { modelBytes, modelHead } from './store'

const indexOf = (bureaus: readonly BureauDocument[]): CatalogueIndex => indexCatalogue(bureaus.map(({ _id, name, duties }) => ({
  bureauId: _id, name, duties: duties.map((duty) => ({ ...duty, phrases: duty.phrases ?? [] })),
})))

/** The duty lists change once in years: they are made ready again only when they read differently. */
let lists: { text: string; index: CatalogueIndex } | null = null
let learned: { version: number; model: Model | null } = { version: 0, model: null }

export const zoneIndex = async (): Promise<CatalogueIndex> => {
  const bureaus = await allBureaus()
  const text = JSON.stringify(bureaus.map(({ _id, name, duties }) => [_id, name, duties]))
  if (lists?.text !== text) lists = { text, index: indexOf(bureaus) }
  return lists.index
}

/** What this zone's proposals rest on at this moment: its duty lists, and what was learned from its decisions. */
export const zoneRouter = async (): Promise<Router> => {
  const [index, head] = await Promise.all([zoneIndex(), modelHead()])
  if (learned.version !== head.version) {
    const bytes = await modelBytes(head)
    learned = { version: head.version, model: bytes && decode(bytes) }
  }
  return { index, model: learned.model, sureFrom: head.sureFrom ?? usualThreshold }
}
