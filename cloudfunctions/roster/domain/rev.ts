import { createHash } from 'node:crypto'
import { canonical } from './import/wanted'

/** A short hash of what a document says, without its account: whoever saves proves which state he saw. */
export const revOf = (document: object): string => {
  const { openid: _, ...told } = document as { openid?: string }
  return createHash('sha256').update(canonical(told)).digest('base64url').slice(0, 16)
}
