import type { BureauDocument } from '../../roster/domain/documents'
import { allBureaus } from '../../kit/directory'
import { indexCatalogue, type CatalogueIndex } from '../domain/router/catalogue-index'
import { usualThreshold, type Router } from '../domain/router/propose'

const indexOf = (bureaus: readonly BureauDocument[]): CatalogueIndex => indexCatalogue(bureaus.map(({ _id, name, duties }) => ({
  bureauId: _id, name, duties: duties.map((duty) => ({ ...duty, phrases: duty.phrases ?? [] })),
})))

/** The duty lists change once in years: they are made ready again only when they read differently. */
let known: { lists: string; index: CatalogueIndex } | null = null

/** What this zone's proposals rest on at this moment. */
export const zoneRouter = async (): Promise<Router> => {
  const bureaus = await allBureaus()
  const lists = JSON.stringify(bureaus.map(({ _id, name, duties }) => [_id, name, duties]))
  if (known?.lists !== lists) known = { lists, index: indexOf(bureaus) }
  return { index: known.index, sureFrom: usualThreshold }
}
