import { EventEmitter } from 'node:events'
import http from 'node:http'

/** Sends a request's body to the cloud's main thread; `answered` is given the answer's. */
export type Ask = (body: string, answered: (body: string) => void) => void

/** As much of an IncomingMessage as the SDK uses: it listens from within 'response', so nothing has to wait for a reader. */
class Answer extends EventEmitter {
  readonly statusCode = 200
  readonly statusMessage = 'OK'
  readonly httpVersion = '1.1'
  readonly headers = { 'content-type': 'application/json; charset=utf-8' }
  readonly complete = true
  private encoding: 'utf8' | undefined

  setEncoding(encoding: 'utf8'): this {
    this.encoding = encoding
    return this
  }

  deliver(body: string): void {
    this.emit('data', this.encoding === 'utf8' ? body : Buffer.from(body))
    this.emit('end')
    this.emit('close')
  }
}

/** As much of a ClientRequest as the SDK (and a pipe) uses. Real streams would cost as much as the question itself. */
class PortRequest extends EventEmitter {
  readonly reusedSocket = true
  readonly socket = { connecting: false }
  readonly protocol = 'http:'
  private readonly parts: (string | Buffer)[] = []
  private timer: NodeJS.Timeout | undefined
  private ended = false
  private answered = false

  constructor(readonly host: string, readonly path: string, private readonly ask: Ask) {
    super()
    process.nextTick(() => this.emit('socket', this.socket))
  }

  write(chunk: string | Buffer): boolean {
    this.parts.push(chunk)
    return true
  }

  end(chunk?: string | Buffer): this {
    if (this.ended || this.answered) return this
    this.ended = true
    if (chunk !== undefined) this.parts.push(chunk)
    this.emit('finish')
    this.ask(this.body(), (body) => this.settle(() => {
      const answer = new Answer()
      this.emit('response', answer)
      answer.deliver(body)
    }))
    return this
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

  destroy(error?: Error): this {
    this.settle(() => (error ? this.emit('error', error) : this.emit('abort')))
    return this
  }

  setHeader(): void {
    // Nobody reads the headers at the other end: the port proves who is asking.
  }

  private body(): string {
    // What was asked is not kept while the answer is on its way.
    const parts = this.parts.splice(0)
    const [only] = parts
    // The SDK writes its whole body as one text; a character may be cut in two only between buffers.
    if (parts.length === 1 && typeof only === 'string') return only
    return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))).toString()
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
  const own = wanted.origin + wanted.pathname
  /** Path and question for the wanted address, null for any other. */
  const pathAt = (target: unknown): string | null => {
    // As the SDK spells it; to take an address apart costs as much as all else here.
    if (typeof target === 'string' && target.startsWith(`${own}?`)) return target.slice(wanted.origin.length)
    const url = typeof target === 'string' ? parsed(target) : target instanceof URL ? target : null
    return url && url.origin === wanted.origin && url.pathname === wanted.pathname ? url.pathname + url.search : null
  }
  const request = (target: unknown, ...rest: unknown[]): unknown => {
    const path = pathAt(target)
    if (path === null) return (real as (...args: unknown[]) => unknown)(target, ...rest)
    const port = new PortRequest(wanted.hostname, path, ask)
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
