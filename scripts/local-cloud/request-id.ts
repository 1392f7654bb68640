import { randomUUID } from 'node:crypto'

const stem = randomUUID().slice(0, 24)
let count = 0

/** An id for a log, as each answer of the platform has one: different from every other, but no secret. */
export const requestId = (): string => stem + (count += 1).toString(16).padStart(12, '0')
