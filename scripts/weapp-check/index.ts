import { limits, measureRoom } from './traffic'

/** `npm run weapp:check`: the bytes that the built mini program sends to its screen, as JSON; fails beyond the limits. */
measureRoom().then((bytes) => {
  const beyond = [
    ...(bytes.firstScreen > limits.firstScreen ? ['firstScreen'] : []),
    ...(['received', 'sent'] as const).filter((name) => bytes[name] > limits.newMessage),
  ]
  console.log(JSON.stringify({ bytes, limits, beyond }, null, 2))
  if (beyond.length > 0) process.exitCode = 1
}, (error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
