import type { IncomingMessage } from 'node:http'

const loopback = new Set(['127.0.0.1', 'localhost'])

/** What nearly everybody asks for. */
const usual = /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?$/

const isLoopback = (address: string): boolean => {
  if (usual.test(address)) return true
  try {
    return loopback.has(new URL(address).hostname)
  } catch {
    return false
  }
}

/** The name the client asked for is this machine's: another one means that a foreign page rebound its name to us. */
export const isOurHost = (request: IncomingMessage): boolean => isLoopback(`http://${request.headers.host ?? ''}`)

/** No page, or a page of this machine; the development server of the app stands at another port. */
export const isOurOrigin = (request: IncomingMessage): boolean =>
  request.headers.origin === undefined || isLoopback(request.headers.origin)
