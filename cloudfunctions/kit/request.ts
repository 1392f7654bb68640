import http from 'node:http'

/** As much of what the SDK gives its requester as this looks at. */
export interface Asked {
  config: { accessKey?: string; envName?: unknown; timeout?: number; [other: string]: unknown }
  params: { action: string; [name: string]: unknown }
  method: string
  opts?: { timeout?: number; [other: string]: unknown }
  headers?: Record<string, string>
  [other: string]: unknown
}

interface Answered { code?: string; [other: string]: unknown }
type Request = (asked: Asked) => Promise<Answered>

/** Configuration that says nothing of how a request is made. */
const silent = new Set(['accessKey', 'envName', 'timeout', 'debug', 'headers', 'context', 'env', 'secretId', 'secretKey'])
const ownEnvironment = Symbol.for('SYMBOL_CURRENT_ENV')
const isPlain = ({ config, params, method, opts, headers, ...rest }: Asked): boolean =>
  method === 'post' && config.accessKey !== undefined && config.debug !== true && config.envName === ownEnvironment &&
  (params.action.startsWith('database.') || params.action === 'functions.invokeFunction') &&
  onlyWith(config, (name, value) => silent.has(name) && (name !== 'headers' || isEmpty(value))) &&
  onlyWith(opts, (name) => name === 'timeout') && onlyWith(headers, (name) => name === 'content-type') && onlyWith(rest, () => false)

/** Whether everything that is set passes. */
const onlyWith = (object: object | undefined, passes: (name: string, value: unknown) => boolean): boolean => {
  for (const name in object) {
    const value = (object as Record<string, unknown>)[name]
    if (value !== undefined && !passes(name, value)) return false
  }
  return true
}
const isEmpty = (value: unknown): boolean => value !== null && typeof value === 'object' && Object.keys(value).length === 0

/** Where a function was told to send its requests, if it is a plain address of its own machine. */
const address = ((): string | null => {
  try {
    const { URL: url } = JSON.parse(process.env.TCB_CONTEXT_CNFG ?? '{}') as { URL?: unknown }
    return typeof url === 'string' && /^http:\/\/127\.0\.0\.1:\d+\/[\w/-]*$/.test(url) ? url : null
  } catch {
    return null
  }
})()

let last = 0

/**
 * The SDK's requester, which looks at its process and reads its own configuration a dozen times for each request; with
 * an API key, and an address on the function's own machine, nothing of it can change from one request to the next. So it
 * is where the local cloud is; what a function asks in CloudBase is asked by the library. The build puts it around the
 * library's inside the SDK (scripts/build-functions.ts), `request.test.ts` holds what both send against each other.
 * @param failed throws what the SDK throws for an answer with a code
 */
export const quickRequest = (library: Request, failed: (answer: Answered) => Answered, to: string | null = address): Request => (asked) =>
  (to !== null && isPlain(asked) ? send(asked, to, failed) : library(asked))

const send = ({ config, params, opts }: Asked, to: string, failed: (answer: Answered) => Answered): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const env = process.env.TCB_ENV ?? process.env.SCF_NAMESPACE ?? ''
    const body = JSON.stringify({ ...params, envName: env })
    const timeout = opts?.timeout ?? config.timeout ?? 15_000
    last += 1
    const request = http.request(`${to}?env=${env}&seqId=quick_${last}`, {
      method: 'post', timeout,
      headers: { 'content-type': 'application/json', Authorization: `Bearer ${config.accessKey}`, 'content-length': Buffer.byteLength(body) },
    }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => { text += part })
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(coded(response.statusCode, `${response.statusCode} | [${to}]`))
        try {
          const answer = JSON.parse(text) as Answered
          resolve(answer.code ? failed(answer) : answer)
        } catch (error) {
          reject(error)
        }
      })
    })
    request.on('error', reject)
    request.on('timeout', () => {
      request.destroy()
      reject(coded('ESOCKETTIMEDOUT', 'request timeout'))
    })
    request.end(body)
  })

const coded = (code: unknown, message: string): Error => Object.assign(new Error(message), { code })
