import type { BureauDocument } from '../../roster/domain/documents'
import { allBureaus } from '../../kit/directory'
import { indexCatalogue, type CatalogueIndex } from '../domain/router/catalogue-index'

const indexOf = (bureaus: readonly BureauDocument[]): CatalogueIndex => indexCatalogue(bureaus.map(({ _id, name, duties }) => ({
  bureauId: _id, name, duties: duties.map((duty) => ({ ...duty, phrases: duty.phrases ?? [] })),
})))

/** The duty lists change once in years: they are made ready again only when they read differently. */
let known: { text: string; index: CatalogueIndex } | null = null

/** The zone's duty lists as they are now. */
export const zoneIndex = async (): Promise<CatalogueIndex> => {
  const bureaus = await allBureaus()
  const text = JSON.stringify(bureaus.map(({ _id, name, duties }) => [_id, name, duties]))
  if (known?.text !== text) known = { text, index: indexOf(bureaus) }
  return known.index
}
