import { collection } from '../db'

/** WeChat's answer to a call that it did answer. `errcode` 0 is success. */
export interface WechatAnswer {
  errcode: number
  errmsg?: string
  [field: string]: unknown
}

const base = (): string => process.env.WECHAT_API ?? 'https://api.weixin.qq.com'
/** WeChat answers in well under a second; a function has 20 s in all. */
const timeoutMs = 5_000

const post = async (path: string, body: object): Promise<WechatAnswer> => {
  const response = await fetch(`${base()}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (!response.ok) throw new Error(`WeChat answered with status ${response.status}`)
  const answer = (await response.json()) as Record<string, unknown>
  return { ...answer, errcode: Number(answer.errcode ?? 0) }
}

/** The access token, shared by all instances through the database; `stable_token` gives all of them the same. */
const tokens = collection<{ _id: string; token: string; expiresAt: number }>('wechat_tokens')
const tokenId = 'access_token'
/** Renewed this long before it ends, so that no call starts with a token about to die. */
const marginMs = 300_000

const freshToken = async (force: boolean): Promise<string> => {
  const now = Date.now()
  const kept = force ? null : await tokens.get(tokenId)
  if (kept && kept.expiresAt - marginMs > now) return kept.token
  const answer = await post('/cgi-bin/stable_token', {
    grant_type: 'client_credential', appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET,
    ...(force ? { force_refresh: true } : {}),
  })
  if (typeof answer.access_token !== 'string') throw new Error(`no access token: ${answer.errcode} ${answer.errmsg ?? ''}`)
  await tokens.put({ _id: tokenId, token: answer.access_token, expiresAt: now + Number(answer.expires_in) * 1000 })
  return answer.access_token
}

const tokenRefused = new Set([40001, 40014, 42001])

/** Calls WeChat's server API with the shared token; a refused token is renewed once. Throws when WeChat does not answer. */
export const callWechat = async (path: string, body: object): Promise<WechatAnswer> => {
  const answer = await post(`${path}?access_token=${encodeURIComponent(await freshToken(false))}`, body)
  if (!tokenRefused.has(answer.errcode)) return answer
  return post(`${path}?access_token=${encodeURIComponent(await freshToken(true))}`, body)
}

/** The same for a call that answers with a file: an error comes as JSON in its place, which throws. */
export const wechatBytes = async (path: string, body: object): Promise<Buffer> => {
  const ask = async (force: boolean): Promise<Buffer | WechatAnswer> => {
    const response = await fetch(`${base()}${path}?access_token=${encodeURIComponent(await freshToken(force))}`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok) throw new Error(`WeChat answered with status ${response.status}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    return bytes[0] === 0x7b ? (JSON.parse(bytes.toString()) as WechatAnswer) : bytes
  }
  const first = await ask(false)
  const answer = Buffer.isBuffer(first) || !tokenRefused.has(first.errcode) ? first : await ask(true)
  if (!Buffer.isBuffer(answer)) throw new Error(`${path}: ${answer.errcode} ${answer.errmsg ?? ''}`)
  return answer
}
