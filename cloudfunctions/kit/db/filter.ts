/** A filter in MongoDB's words. */
export type Filter = Record<string, unknown>

/**
 * Refuses what the SDK would turn into "everything": an empty filter, an undefined value, an empty condition
 * (platform.md, trap 1). A bug that gets here must not reach the data.
 */
export const checked = (filter: Filter): Filter => {
  const entries = Object.entries(filter)
  if (entries.length === 0) throw new Error('an empty filter')
  for (const [field, value] of entries) {
    if (value === undefined) throw new Error(`a filter with undefined ${field}`)
    if (isEmptyObject(value)) throw new Error(`a filter with an empty condition on ${field}`)
    if (Array.isArray(value)) {
      for (const part of value) if (field.startsWith('$')) checked(part as Filter)
    } else if (value !== null && typeof value === 'object') {
      for (const [operator, operand] of Object.entries(value)) {
        if (operand === undefined) throw new Error(`a filter with undefined ${field}.${operator}`)
      }
    }
  }
  return filter
}

const isEmptyObject = (value: unknown): boolean =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0
