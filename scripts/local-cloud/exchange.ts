import type { IncomingMessage, ServerResponse } from 'node:http'

/** One request with the place to answer it. */
export interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  url: URL
  /** What stands in the path where the route has its star, decoded. */
  rest: string
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT'
  /** A whole path, or one that ends with `/*`. GET serves HEAD too. */
  path: string
  handle(exchange: Exchange): Promise<void> | void
}

/** Answered with its status and the JSON body of a refusal. */
export class HttpRefusal extends Error {
  constructor(readonly status: number, readonly code: string) {
    super(code)
  }
}

export const bodyLimit = 6 * 1024 * 1024

export const readBody = (request: IncomingMessage, limit = bodyLimit): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size > limit) {
        request.pause()
        reject(new HttpRefusal(413, 'bad_input'))
      } else parts.push(part)
    })
    request.on('end', () => resolve(parts.length === 1 ? parts[0]! : Buffer.concat(parts)))
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new HttpRefusal(400, 'bad_input'))
    })
  })

/** The body as a JSON object; anything else is refused. */
export const readObject = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  let value: unknown
  try {
    value = JSON.parse((await readBody(request)).toString())
  } catch (error) {
    if (error instanceof HttpRefusal) throw error
    throw new HttpRefusal(400, 'bad_input')
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new HttpRefusal(400, 'bad_input')
  return value as Record<string, unknown>
}

export const sendText = (response: ServerResponse, status: number, type: string, body: string | Buffer): void => {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' })
  // Words go out in one piece with their head.
  response.end(body)
}

export const sendJson = (response: ServerResponse, status: number, value: unknown): void =>
  sendText(response, status, 'application/json; charset=utf-8', JSON.stringify(value))

export const refusal = (code: string) => ({ ok: false, refusal: { code } })

export const bearer = (request: IncomingMessage): string => /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
