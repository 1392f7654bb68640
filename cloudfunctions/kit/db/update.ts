import { app } from '../sdk'

/** The changes a document can take in one atomic step, in MongoDB's words. */
export interface Update {
  $set?: Record<string, unknown>
  $inc?: Record<string, number>
  $unset?: Record<string, true>
  $max?: Record<string, number>
  $min?: Record<string, number>
  $push?: Record<string, unknown[]>
  $addToSet?: Record<string, unknown>
  $pull?: Record<string, unknown>
}

const command = app.database().command

const spell: { [K in keyof Required<Update>]: (value: never) => unknown } = {
  // Spelled as a command, a nested object replaces the old one; left bare, the SDK would flatten it into dotted
  // paths, which fails under a null parent and silently drops empty objects (platform.md, traps 2 and 4).
  $set: (value: unknown) => command.set(value as never),
  $inc: (value: number) => command.inc(value),
  $unset: () => command.remove(),
  $max: (value: number) => command.max(value),
  $min: (value: number) => command.min(value),
  $push: (value: unknown[]) => command.push(value as never),
  $addToSet: (value: unknown) => command.addToSet(value as never),
  $pull: (value: unknown) => command.pull(value as never),
}

/** Turns the update into the SDK's command objects; throws on an undefined value or an update that says nothing. */
export const spelled = (update: Update): Record<string, unknown> => {
  const fields: Record<string, unknown> = {}
  for (const [operator, values] of Object.entries(update) as [keyof Update, Record<string, unknown>][]) {
    for (const [field, value] of Object.entries(values)) {
      if (value === undefined) throw new Error(`update of ${field} with undefined`)
      if (field in fields) throw new Error(`two changes of ${field} in one update`)
      fields[field] = (spell[operator] as (value: unknown) => unknown)(value)
    }
  }
  if (Object.keys(fields).length === 0) throw new Error('an update that changes nothing')
  return fields
}
