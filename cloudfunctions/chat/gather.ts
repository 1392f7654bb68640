import type { RoomDocument } from './domain/documents'
import { restingMs, runSize, runsOf } from './domain/words'
import { addWords, from, gatheredUpTo, roomsToGather } from './store'

/** Messages read in one step: whole runs, and no more than one answer of the database carries. */
const step = 15 * runSize
const batch = 20
/** Stops after this long, well inside a function's 20 s; what is left comes with the next minute. */
const budgetMs = 8_000

/** Gathers the words of what has come to lie, in every room that has enough of it. */
export const gatherDue = async (clock: () => number = Date.now): Promise<void> => {
  const end = clock() + budgetMs
  for (;;) {
    const due = await roomsToGather(clock(), batch)
    for (const room of due) {
      if (clock() > end) return
      await gather(room, end, clock)
    }
    if (due.length < batch) return
  }
}

/** Repeating it is safe: a run has one id and is written once, before the room says that it is there. */
export const gather = async (room: RoomDocument, end: number, clock: () => number = Date.now): Promise<number> => {
  let gathered = room.gathered ?? 0
  for (;;) {
    const now = clock()
    const found = await from(room._id, gathered, step)
    const resting = found.filter((message) => message.at <= now - restingMs)
    // Only runs behind which there is a later message are whole.
    const next = resting.length < found.length || found.length < step
      ? Math.floor((resting.at(-1)?.seq ?? 0) / runSize) * runSize
      : Math.floor(((found.at(-1)?.seq ?? 0) + 1) / runSize) * runSize
    const whole = next > gathered
    if (whole) {
      const runs = runsOf(room._id, resting.filter(({ seq }) => seq < next))
      if (runs.length > 0 && !(await addWords(runs))) for (const run of runs) await addWords([run])
      gathered = next
    }
    const more = whole && found.length === step
    if (!more || clock() > end) {
      await gatheredUpTo(room, gathered, more || resting.length < found.length ? now + restingMs : null)
      return gathered
    }
  }
}
