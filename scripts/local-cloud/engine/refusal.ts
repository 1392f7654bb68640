/** A fault of the client, answered with the platform's own code; anything else that is thrown is a bug of the engine. */
export class Refusal extends Error {
  constructor(readonly code: RefusalCode, message: string) {
    super(message)
  }
}

export type RefusalCode =
  | 'INVALID_PARAM'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_DUPLICATE_WRITE'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'DATABASE_TIMEOUT'

export const failed = (message: string) => new Refusal('DATABASE_REQUEST_FAILED', message)
export const duplicate = (message: string) => new Refusal('DATABASE_DUPLICATE_WRITE', `E11000 duplicate key error: ${message}`)
