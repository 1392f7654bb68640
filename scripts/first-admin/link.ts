import { randomBytes } from 'node:crypto'
import { type BootstrapDocument, bootstrap } from '../../cloudfunctions/roster/domain/first'

/** The part of a database that the link needs. */
export interface BootstrapDatabase {
  administratorExists(): Promise<boolean>
  /** Replaces an earlier link's hash: only the newest link is worth anything. */
  put(document: BootstrapDocument): Promise<void>
}

/** The page that takes the secret; in WeChat it is opened by pasting the secret on the sign-in page. */
export const firstAdminPage = 'packages/administration/first/index'

/** A fresh secret for the first administrator, or null where there is an administrator. Only its hash is kept. */
export const firstAdminSecret = async (database: BootstrapDatabase, now: number): Promise<string | null> => {
  if (await database.administratorExists()) return null
  const secret = randomBytes(24).toString('base64url')
  await database.put(bootstrap(secret, now))
  return secret
}
