/** What the database answered, by meaning. Codes: platform.md, "Error codes to know". */
const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')
const textOf = (error: unknown): string => String((error as { message?: unknown } | null)?.message ?? '')

/** A unique index refused the write; one production log shows the second spelling. */
export const isDuplicate = (error: unknown): boolean =>
  codeOf(error) === 'DATABASE_DUPLICATE_WRITE' || textOf(error).includes('E11000')

/** Another transaction was first; the work may be tried again from its start. */
export const isConflict = (error: unknown): boolean => codeOf(error) === 'DATABASE_TRANSACTION_CONFLICT'

/** The transaction had ended before: by its age, or by the failure of another of its requests. */
export const isAfterEnd = (error: unknown): boolean => codeOf(error) === 'DATABASE_TRANSACTION_FAIL'

/** The database is there but would not answer now: nothing is known to be written, retrying is safe. */
export const isUnavailable = (error: unknown): boolean =>
  ['EXCEED_REQUEST_LIMIT', 'EXCEED_CONCURRENT_REQUEST_LIMIT', 'DATABASE_TIMEOUT', 'DATABASE_TRANSACTION_FAIL',
    'DATABASE_TRANSACTION_CONFLICT', 'ETIMEDOUT', 'ECONNRESET', 'ECONNREFUSED', 'ESOCKETTIMEDOUT'].includes(codeOf(error))
