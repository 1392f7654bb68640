import type { ConsentDocument } from '../../cloudfunctions/notify/domain/documents'
import type { PersonDocument } from '../../cloudfunctions/roster/domain/documents'
import { templateNames } from '../../types/notify'

/** What a demo person has agreed to beforehand, per template: enough to see pushes arrive without tapping first. */
export const demoSends = 20

/** The product's own ledger of it; the stand-in for WeChat has to be told the same. */
export const demoConsents = (people: readonly PersonDocument[]): ConsentDocument[] =>
  people.flatMap((person) => templateNames.map((name) => ({ _id: `${person._id}:${name}`, balance: demoSends })))
