import { HttpRefusal, type Route, readObject, sendText } from '../exchange'
import type { Parts } from '../parts'
import { same } from '../secret'

/** The SDK's address for functions. */
export const adminRoutes = ({ admin, adminWord }: Parts): Route[] => [{
  method: 'POST',
  path: '/admin/*',
  async handle({ request, response, rest }) {
    if (!same(rest, adminWord)) throw new HttpRefusal(403, 'forbidden')
    sendText(response, 200, 'application/json; charset=utf-8', await admin(await readObject(request)))
  },
}]
