import { HttpRefusal, type Route, readObject, sendText } from '../exchange'
import type { Parts } from '../parts'
import { same } from '../secret'

/** The SDK's address for functions. */
export const adminRoutes = ({ admin, adminWord, engine }: Parts): Route[] => [{
  method: 'POST',
  path: '/admin/*',
  async handle({ request, response, rest }) {
    if (!same(rest, adminWord)) throw new HttpRefusal(403, 'forbidden')
    const answer = await admin(await readObject(request))
    await engine.synced()
    sendText(response, 200, 'application/json; charset=utf-8', answer)
  },
}]
