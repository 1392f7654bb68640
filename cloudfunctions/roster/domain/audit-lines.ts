import type { FieldChange } from '../../../types/administration'
import type { AuditChange, AuditDocument } from './audit'
import { canonical } from './import/wanted'
import { masked } from './phone'

/** Kinds that can be taken back by themselves; an import is corrected by another, an account by its own call. */
const reversible: readonly AuditDocument['kind'][] = ['save', 'pair', 'settings']

export const isReversible = (record: AuditDocument): boolean => reversible.includes(record.kind)

/** The last change that is not taken back yet: undoing goes backward, one by one. */
export const lastReversible = (newestFirst: readonly AuditDocument[], undone: ReadonlySet<string>): string | null =>
  newestFirst.find((record) => isReversible(record) && !undone.has(record._id))?._id ?? null

const text = (field: string, value: unknown): string | null => {
  if (value === undefined || value === null) return null
  if (field === 'phone') return masked(String(value))
  return typeof value === 'string' ? value : canonical(value)
}

/** What differs between before and after, field by field. Numbers are masked: the trail is read by others later. */
export const fieldChanges = ({ before, after }: AuditChange): FieldChange[] => {
  const [old, now] = [before, after].map((one) => (one ?? {}) as Record<string, unknown>) as [Record<string, unknown>, Record<string, unknown>]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => field !== '_id' && field !== 'openid' && canonical(old[field] ?? null) !== canonical(now[field] ?? null))
    .map((field) => ({ field, before: text(field, old[field])?.slice(0, 400) ?? null, after: text(field, now[field])?.slice(0, 400) ?? null }))
}
