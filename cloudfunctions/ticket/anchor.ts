import { log } from '../kit/log'
import { type AnchorDocument, anchored } from './domain/audit'
import { changedBetween, dropAnchor, lastAnchor } from './store'

/** A change carries the moment its call began; it is written well within this time, or not at all (milliseconds). */
const settledMs = 60_000
const everyMs = 10 * 60_000
/** An anchor stays far below what a document may hold. */
const most = 900

/** Drops the next anchor if it is time and something changed. Several may try: one wins. */
export const dropNext = async (now: number): Promise<void> => {
  const before: AnchorDocument | null = await lastAnchor()
  const from = before?.to ?? 0
  const until = now - settledMs
  if (until - from < everyMs) return
  const changed = await changedBetween(from, until, most + 1)
  if (changed.length === 0) return
  // A full anchor ends before a moment whose tickets it may not have all.
  const full = changed.length > most
  const to = full ? changed[changed.length - 1]!.updatedAt - 1 : until
  const heads = changed.filter(({ updatedAt }) => updatedAt <= to).map((ticket): AnchorDocument['heads'][number] => [ticket._id, ticket.version, ticket.lastHash])
  if (heads.length === 0) return
  const anchor = anchored(before, to, now, heads)
  // Who may write the database may not write the functions' logs: there the anchor has a witness.
  if (await dropAnchor(anchor)) log('info', 'anchor', { n: anchor.n, hash: anchor.hash })
}
