import { type FreshToken, sharedToken } from './token'

/** WeChat's answer to a call that it did answer. `errcode` 0 is success. */
export interface WechatAnswer {
  errcode: number
  errmsg?: string
  [field: string]: unknown
}

/** WeChat did not answer, or not in time: nobody knows whether it did what it was asked. */
export class WechatSilent extends Error {
  override readonly name = 'WechatSilent'
  /** @param mayHaveActed false when the request surely never reached WeChat */
  constructor(message: string, readonly mayHaveActed: boolean) {
    super(message)
  }
}

/** The connection was never made. */
const neverReached = (error: unknown): boolean => {
  const code = ((error as { cause?: { code?: string } }).cause ?? (error as { code?: string })).code ?? ''
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(code)
}

const base = (): string => process.env.WECHAT_API ?? 'https://api.weixin.qq.com'
/** WeChat answers in well under a second; a function has 20 s in all. */
const timeoutMs = (): number => Number(process.env.WECHAT_TIMEOUT_MS ?? 5_000)

const post = async (path: string, body: object): Promise<WechatAnswer> => {
  let answer: Record<string, unknown>
  try {
    const response = await fetch(`${base()}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs()),
    })
    if (!response.ok) throw new Error(`status ${response.status}`)
    answer = (await response.json()) as Record<string, unknown>
  } catch (error) {
    throw new WechatSilent(`WeChat did not answer: ${error instanceof Error ? error.message : String(error)}`, !neverReached(error))
  }
  return { ...answer, errcode: Number(answer.errcode ?? 0) }
}

const askToken = async (force: boolean): Promise<FreshToken> => {
  const answer = await post('/cgi-bin/stable_token', {
    grant_type: 'client_credential', appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET,
    ...(force ? { force_refresh: true } : {}),
  })
  if (typeof answer.access_token !== 'string') throw new Error(`no access token: ${answer.errcode} ${answer.errmsg ?? ''}`)
  return { token: answer.access_token, expiresInMs: Number(answer.expires_in) * 1000 }
}

/** 40001 and 40014 invalid, 42001 expired: the call was not carried out. */
const tokenRefused = new Set([40001, 40014, 42001])

/** Calls WeChat's server API with the shared token; a refused token is renewed once. Throws when WeChat does not answer. */
export const callWechat = async (path: string, body: object): Promise<WechatAnswer> => {
  const token = await sharedToken(null, askToken).catch(beforeTheCall)
  const answer = await post(`${path}?access_token=${encodeURIComponent(token)}`, body)
  if (!tokenRefused.has(answer.errcode)) return answer
  return post(`${path}?access_token=${encodeURIComponent(await sharedToken(token, askToken).catch(beforeTheCall))}`, body)
}

/** Whatever went wrong with the token, the call itself was not made. */
const beforeTheCall = (error: unknown): never => {
  throw new WechatSilent(error instanceof Error ? error.message : String(error), false)
}

/** The same for a call that answers with a file: an error comes as JSON in its place, which throws. */
export const wechatBytes = async (path: string, body: object): Promise<Buffer> => {
  const ask = async (refused: string | null): Promise<{ token: string; answer: Buffer | WechatAnswer }> => {
    const token = await sharedToken(refused, askToken)
    const response = await fetch(`${base()}${path}?access_token=${encodeURIComponent(token)}`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(timeoutMs()),
    })
    if (!response.ok) throw new Error(`WeChat answered with status ${response.status}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    return { token, answer: bytes[0] === 0x7b ? (JSON.parse(bytes.toString()) as WechatAnswer) : bytes }
  }
  const first = await ask(null)
  const { answer } = Buffer.isBuffer(first.answer) || !tokenRefused.has(first.answer.errcode) ? first : await ask(first.token)
  if (!Buffer.isBuffer(answer)) throw new Error(`${path}: ${answer.errcode} ${answer.errmsg ?? ''}`)
  return answer
}
