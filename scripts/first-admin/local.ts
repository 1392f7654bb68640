import type { LocalCloud } from '../local-cloud'
import { firstAdminPage, firstAdminSecret } from './link'

/** The one-time link for an empty local cloud, or null where there is an administrator. */
export const localFirstAdminLink = async ({ engine, clock, url }: Pick<LocalCloud, 'engine' | 'clock' | 'url'>): Promise<string | null> => {
  const secret = await firstAdminSecret({
    administratorExists: () => Promise.resolve(engine.find('people', { roles: 'admin' }, { limit: 1 }).length > 0),
    async put(document) {
      await engine.handle({ action: 'database.removeDocument', collectionName: 'bootstraps', queryType: 'DOC', query: JSON.stringify({ _id: document._id }), multi: false })
      await engine.insertMany('bootstraps', [document as unknown as Record<string, unknown>])
    },
  }, clock.now())
  return secret === null ? null : `${url}/#/${firstAdminPage}?secret=${secret}`
}
