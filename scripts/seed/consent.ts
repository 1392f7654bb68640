import type { ConsentDocument } from '../../cloudfunctions/notify/domain/documents'
import type { PersonDocument } from '../../cloudfunctions/roster/domain/documents'
import { templateNames } from '../../types/notify'
import type { LocalCloud } from '../local-cloud/index'

/** What a demo person has agreed to beforehand, per template: enough to see pushes arrive without tapping first. */
export const demoSends = 20

/** Books the demo people's consents where they belong: at WeChat, and in the product's own ledger. */
export const grantConsent = async (
  cloud: Pick<LocalCloud, 'consentAll' | 'engine'>, people: readonly PersonDocument[],
): Promise<void> => {
  cloud.consentAll(people.map((person) => person.openid), demoSends)
  const ledger: ConsentDocument[] = people.flatMap((person) =>
    templateNames.map((name) => ({ _id: `${person._id}:${name}`, balance: demoSends })))
  await cloud.engine.insertMany('consents', ledger as unknown as Record<string, unknown>[])
}
