import { createHash, createHmac } from 'node:crypto'
import { sign as signAnything } from '@cloudbase/signature-nodejs'

/**
 * The SDK's signature (TC3-HMAC-SHA256 with signed parameters) for what the SDK mostly sends: a POST of plain JSON.
 * The library copies the whole request several times for it, which was a third of the processor time of a database
 * request; this makes the same text in one go. Everything else is left to the library. The build puts it in the
 * library's place inside the SDK (scripts/build-functions.ts), `signature.test.ts` holds both against each other.
 */
export const sign = (options: SignOptions): Signature => unsigned(options) ?? signJson(options) ?? signAnything(options as never)

/** A function that was given an API key has no secret to sign with: the SDK sends the key in the signature's place. */
const unsigned = ({ secretId, secretKey, timestamp }: SignOptions): Signature | null =>
  secretId === undefined && secretKey === undefined && timestamp ? { authorization: '', timestamp } : null

export interface SignOptions {
  secretId?: string
  secretKey?: string
  method: string
  url: string
  headers: Record<string, unknown>
  params: Record<string, unknown>
  withSignedParams?: boolean
  /** Seconds. */
  timestamp?: number
  [other: string]: unknown
}

export interface Signature { authorization: string; timestamp: number; multipart?: unknown }

const known = new Set(['secretId', 'secretKey', 'method', 'url', 'headers', 'params', 'withSignedParams', 'timestamp'])
/** Addresses that url.parse takes as they are. */
const plainUrl = /^https?:\/\/([a-z0-9.:-]+)(\/[\w/.~%-]*)?(?:\?([\w.~%=&:-]*))?$/

/** null for a request that is not of the plain kind. */
const signJson = ({ secretId, secretKey = '', method, url, headers, params, withSignedParams, timestamp, ...rest }: SignOptions): Signature | null => {
  for (const name in rest) if (!known.has(name)) return null
  if (method !== 'post' || withSignedParams !== true || !timestamp || !isPlain(params) || !isPlain(headers)) return null
  const address = plainUrl.exec(url)
  if (!address || address[2] === undefined) return null
  const [, host, path, query = ''] = address

  const head = inOrder(headers)
  const body = inOrder(params)
  if (!head || !body) return null
  let canonicalHeaders = ''
  const signedHeaders: string[] = []
  let sentHost: string | undefined
  let contentType: string | undefined
  for (const [name, lower] of head) {
    const value = headers[name]
    if (value === undefined) continue
    const text = textOf(value)
    if (text === null) return null
    const said = lower === 'content-type' ? String(value) : text.trim().toLowerCase()
    if (lower === 'content-type') contentType = said
    if (lower === 'host') sentHost = said
    canonicalHeaders += signedHeaders.length === 0 ? `${lower}:${said}` : `\n${lower}:${said}`
    signedHeaders.push(lower)
  }
  if (sentHost !== host || !contentType || contentType.startsWith('multipart/form-data')) return null

  let payload = ''
  const signedParams: string[] = []
  for (const [name, lower] of body) {
    const value = params[name]
    if (value === undefined) continue
    const text = textOf(value)?.trim()
    if (text === undefined) return null
    if (text === '') continue
    payload += `&${lower}=${text}\r\n`
    signedParams.push(lower)
  }

  const names = signedHeaders.join(';')
  const request = `${method}\n//${host}${path}\n${query}\n${canonicalHeaders}\n\n${names}\n${sha256(payload)}`
  const { scope, key } = signingKey(secretKey, timestamp)
  const signature = createHmac('sha256', key).update(`TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(request)}`).digest('hex')
  return {
    authorization: `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedParams=${signedParams.join(';')}, SignedHeaders=${names}, Signature=${signature}`,
    timestamp,
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const isPlain = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && [null, Object.prototype].includes(Object.getPrototypeOf(value) as null)

/** What the library signs of a value; null for those it treats in a way of their own. */
const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return JSON.stringify(value)
  return Array.isArray(value) || (isPlain(value) && !trips.some((name) => Object.hasOwn(value, name))) ? JSON.stringify(value) : null
}

/** Data that happens to be named as what every object has: the library, which copies it and makes a text of it, trips over it in its own way. */
const trips = ['valueOf', 'toString', 'toJSON', '__proto__']

type Order = readonly (readonly [name: string, lower: string])[]

/** Requests have the same few sets of names over and over, and sorting by locale is slow. */
const orders = new Map<string, Order | null>()

const inOrder = (object: Record<string, unknown>): Order | null => {
  const names = Object.keys(object)
  const shape = names.join('\n')
  let order = orders.get(shape)
  if (order === undefined) {
    const pairs = names.filter((name) => name !== '').map((name) => [name, encoded(name.toLowerCase().trim())] as const)
    const once = new Set(pairs.map(([, lower]) => lower)).size === names.length
    order = once ? pairs.sort(([, left], [, right]) => left.localeCompare(right)) : null
    if (orders.size < 200) orders.set(shape, order)
  }
  return order
}

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

let lastKey: { secret: string; scope: string; key: Buffer } = { secret: '', scope: '', key: Buffer.alloc(0) }

/** The key is good for a day. */
const signingKey = (secret: string, timestamp: number): { scope: string; key: Buffer } => {
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${date}/tcb/tc3_request`
  if (lastKey.secret !== secret || lastKey.scope !== scope) {
    const step = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
    lastKey = { secret, scope, key: step(step(step(`TC3${secret}`, date), 'tcb'), 'tc3_request') }
  }
  return lastKey
}
