import http from 'node:http'
import { Readable, Writable } from 'node:stream'

/** Sends a request's body to the cloud's main thread and resolves with the answer's. */
export type Ask = (body: string) => Promise<string>

class Answer extends Readable {
  readonly statusCode = 200
  readonly statusMessage = 'OK'
  readonly httpVersion = '1.1'
  readonly headers = { 'content-type': 'application/json; charset=utf-8' }
  readonly complete = true

  constructor(body: string) {
    super()
    this.push(Buffer.from(body))
    this.push(null)
  }

  override _read(): void {
    // Everything was pushed at the start.
  }
}

/** As much of a ClientRequest as the SDK (and a pipe) uses. */
class PortRequest extends Writable {
  readonly reusedSocket = true
  readonly socket = { connecting: false }
  readonly protocol = 'http:'
  readonly host: string
  readonly path: string
  private readonly parts: Buffer[] = []
  private timer: NodeJS.Timeout | undefined
  private answered = false

  constructor(url: URL, private readonly ask: Ask) {
    super({ decodeStrings: true, autoDestroy: false })
    this.host = url.hostname
    this.path = url.pathname + url.search
    process.nextTick(() => this.emit('socket', this.socket))
  }

  override _write(chunk: Buffer, _encoding: string, written: () => void): void {
    this.parts.push(chunk)
    written()
  }

  override _final(done: () => void): void {
    done()
    this.ask(Buffer.concat(this.parts).toString()).then((body) => this.settle(() => {
      this.emit('response', new Answer(body))
    }), (error: unknown) => this.settle(() => this.emit('error', error)))
  }

  setTimeout(ms: number, listener?: () => void): this {
    if (listener) this.once('timeout', listener)
    clearTimeout(this.timer)
    if (ms > 0 && !this.answered) this.timer = setTimeout(() => this.emit('timeout'), ms).unref()
    return this
  }

  abort(): void {
    this.settle(() => this.emit('abort'))
  }

  setHeader(): void {
    // Nobody reads the headers at the other end: the port proves who is asking.
  }

  private settle(tell: () => void): void {
    if (this.answered) return
    this.answered = true
    clearTimeout(this.timer)
    tell()
  }
}

/**
 * Answers the SDK's requests without a socket: `http.request` for exactly this address goes over the port, every other
 * address over the network as ever.
 */
export const answerOverPort = (address: string, ask: Ask): void => {
  const wanted = new URL(address)
  const real = http.request.bind(http)
  const request = (target: unknown, ...rest: unknown[]): unknown => {
    if (typeof target !== 'string' && !(target instanceof URL)) return (real as (...args: unknown[]) => unknown)(target, ...rest)
    const url = typeof target === 'string' ? parsed(target) : target
    if (!url || url.origin !== wanted.origin || url.pathname !== wanted.pathname) {
      return (real as (...args: unknown[]) => unknown)(target, ...rest)
    }
    const port = new PortRequest(url, ask)
    const listener = rest.at(-1)
    if (typeof listener === 'function') port.once('response', listener as () => void)
    return port
  }
  http.request = request as typeof http.request
}

const parsed = (text: string): URL | null => {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
