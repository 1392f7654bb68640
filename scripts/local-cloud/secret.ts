import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** The data folder's own secret: what it signed once is valid after a restart, and nowhere else. */
export const secretIn = (file: string): string => {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** `purpose` keeps a signature made for one use from being valid for another. */
export const sign = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url')

export const isSigned = (secret: string, purpose: string, text: string, signature: string): boolean =>
  same(sign(secret, purpose, text), signature)

/** Compares without telling by its duration how much was right. */
export const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
