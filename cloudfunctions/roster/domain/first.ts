import { createHash } from 'node:crypto'

/** The one-time secret behind the printed link. Only its hash is kept; whoever reads the database cannot use it. */
export interface BootstrapDocument {
  _id: 'first-admin'
  hash: string
  expiresAt: number
  usedAt: number | null
  usedBy: string | null
}

/** A link is used within a day or printed again. */
export const bootstrapMs = 86_400_000

export const secretHash = (secret: string): string => createHash('sha256').update(`guagou.first-admin\n${secret}`).digest('base64url')

export const bootstrap = (secret: string, now: number): BootstrapDocument =>
  ({ _id: 'first-admin', hash: secretHash(secret), expiresAt: now + bootstrapMs, usedAt: null, usedBy: null })
