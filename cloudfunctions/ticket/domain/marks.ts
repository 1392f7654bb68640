import { createHash } from 'node:crypto'
import type { ApprovalDocument } from './approval/documents'
import type { TicketDocument } from './documents'

/** By field, a digest of what an entry of the history set it to: the chain answers for the ticket without telling its words twice. */
export type Marks = Record<string, string>

/** These follow from the newest entry itself. */
export const ofTheEntry: readonly string[] = ['_id', 'version', 'updatedAt', 'lastHash']

/** The approval's items, which are written together with the ticket; the mark stands among those of its fields. */
export const itemsField = 'items'

/** As stored and read back: the order of keys and what is undefined do not count. */
const plain = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || value === 0 || value === false || (Array.isArray(value) && value.length === 0)

/** 96 bits: nobody finds another value with the same one. Empty for a field that has nothing. */
export const markOf = (value: unknown): string =>
  isNothing(value) ? '' : createHash('sha256').update(JSON.stringify(value, plain)).digest('base64url').slice(0, 16)

type Itemised = Pick<ApprovalDocument, 'name' | 'startOn' | 'items'>

export const markOfItems = ({ name, startOn, items }: Itemised): string => markOf({ name, startOn, items })

/** The marks of all fields that a change set. */
export const marksOf = (before: TicketDocument | null, after: TicketDocument): Marks => {
  const set = Object.entries(after).filter(([field, value]) =>
    !ofTheEntry.includes(field) && (before === null ? !isNothing(value) : before[field as keyof TicketDocument] !== value))
  return Object.fromEntries(set.map(([field, value]) => [field, markOf(value)]))
}
