import { randomBytes } from 'node:crypto'

/** 32 hexadecimal digits as the platform gives them; the time in front keeps neighbours together on disk. */
export const generatedId = (): string =>
  Math.floor(Date.now() / 1000).toString(16).padStart(8, '0') + randomBytes(12).toString('hex')
