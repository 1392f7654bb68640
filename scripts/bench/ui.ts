import { roomWith } from './ui-room'
import { scrollToOldest } from './ui-scroll'
import { measureRoom, limits } from '../weapp-check/traffic'
import { ensureBuilt } from '../build'

/**
 * `npm run bench:ui`: prints JSON. A room with 10,000 messages scrolled from newest to oldest in Chromium, and the bytes
 * of `setData` in the built mini program. Fails beyond the goals of docs (100 ms without content, no jump, ui.md's bytes).
 * `--messages=2000` for a shorter one.
 */
const count = Number(process.argv.find((word) => word.startsWith('--messages='))?.slice('--messages='.length) ?? 10_000)
const most = { blankMs: 100, jumpPx: 2 }

const main = async (): Promise<void> => {
  await ensureBuilt('functions', 'h5', 'weapp')
  const room = await roomWith(count)
  const scroll = await scrollToOldest(room).finally(() => room.close())
  const weapp = await measureRoom()
  const beyond = [
    ...(scroll.longestBlankMs > most.blankMs ? ['longestBlankMs'] : []),
    ...(scroll.largestJumpPx > most.jumpPx ? ['largestJumpPx'] : []),
    ...(weapp.firstScreen > limits.firstScreen ? ['firstScreen'] : []),
    ...(['received', 'sent'] as const).filter((name) => weapp[name] > limits.newMessage),
  ]
  console.log(JSON.stringify({ messages: count, scroll, weapp, limits: { ...most, ...limits }, beyond }, null, 2))
  process.exitCode = beyond.length > 0 ? 1 : 0
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
