import { createHash, randomBytes } from 'node:crypto'

/**
 * A document's id derived from who writes, where, and the id the client gave its intention:
 * a retry derives the same id, and nobody can aim at a document that somebody else made.
 */
export const derivedId = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22)

/** A word nobody can guess: 128 bits in 22 characters, short enough for a mini-program code's scene (32). */
export const secretWord = (): string => randomBytes(16).toString('base64url')
