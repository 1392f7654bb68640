import { randomUUID } from 'node:crypto'
import { appid } from '../host/environment'
import { same } from '../secret'
import { codeImage } from './code-image'
import type { Records } from './records'
import { contentProblem, type WechatTemplate } from './templates'

export interface WechatWorld {
  records: Records
  secret: string
  templates: WechatTemplate[]
  /** Pages of the released version; empty when unknown, then every page passes. */
  pages: string[]
  now(): number
  /** Whether the account ever used the mini program. */
  knows(openid: string): boolean
  /** When the account last used it, epoch milliseconds of the product's clock. */
  lastUse(openid: string): number | null
  /** Looks at the picture or sound and sends the verdict to the product later. */
  judge(trace: string, url: string): void
}

type Answer = object | Buffer
type Api = (world: WechatWorld, body: Record<string, unknown>) => Answer

const error = (errcode: number, errmsg: string) => ({ errcode, errmsg })
const ok = { errcode: 0, errmsg: 'ok' }
const tokenMs = 7_200_000

const stableToken: Api = ({ records, secret, now }, body) => {
  if (body.grant_type !== 'client_credential') return error(40002, 'invalid grant_type')
  if (body.appid !== appid) return error(40013, 'invalid appid')
  if (!same(String(body.secret), secret)) return error(40125, 'invalid appsecret')
  const { token, expiresAt } = records.token(now(), tokenMs, body.force_refresh === true)
  return { access_token: token, expires_in: Math.round((expiresAt - now()) / 1000) }
}

const isPage = (pages: string[], page: unknown): boolean =>
  page === undefined || page === '' ||
  (typeof page === 'string' && !page.startsWith('/') && (pages.length === 0 || pages.includes(page.split('?')[0]!)))

const subscribeSend: Api = ({ records, templates, pages, now, knows }, body) => {
  const { touser, template_id, page = '', data } = body
  if (typeof touser !== 'string' || !knows(touser)) return error(40003, 'invalid openid')
  const push = {
    openid: touser, templateId: String(template_id), page: String(page), data: (data ?? {}) as Record<string, { value: string }>, at: now(),
  }
  const refused = (errcode: number, errmsg: string) => {
    records.keepRefused({ ...push, errcode, errmsg })
    return error(errcode, errmsg)
  }
  const template = templates.find(({ id }) => id === template_id)
  if (!template) return refused(40037, 'invalid template_id')
  if (!isPage(pages, page)) return refused(41030, 'invalid page')
  const problem = contentProblem(template, data)
  if (problem) return refused(47003, problem)
  return records.deliver(push) ? ok : refused(43101, 'user refuse to accept the msg')
}

/** Words that the stand-in's censor knows; the real one's are not public. */
const risky = /赌博|枪支|毒品|代开发票/
const doubtful = /加微信|刷单/
const usedWithin = 7_200_000

const textCheck: Api = ({ now, lastUse }, body) => {
  const { version, openid, scene, content } = body
  if (version !== 2 || ![1, 2, 3, 4].includes(scene as number) || typeof content !== 'string' || content === '') return error(47001, 'data format error')
  if ([...content].length > 2_500) return error(45002, 'content size out of limit')
  const used = typeof openid === 'string' ? lastUse(openid) : null
  if (used === null || now() - used > usedWithin) return error(61010, 'code is expired')
  const suggest = risky.test(content) ? 'risky' : doubtful.test(content) ? 'review' : 'pass'
  return { ...ok, result: { suggest, label: suggest === 'pass' ? 100 : 20_006 }, detail: [], trace_id: `local-${now()}` }
}

const mediaCheck: Api = ({ now, lastUse, judge }, body) => {
  const { version, openid, scene, media_type, media_url } = body
  if (version !== 2 || ![1, 2, 3, 4].includes(scene as number) || ![1, 2].includes(media_type as number) || typeof media_url !== 'string') return error(47001, 'data format error')
  const used = typeof openid === 'string' ? lastUse(openid) : null
  if (used === null || now() - used > usedWithin) return error(61010, 'code is expired')
  const trace_id = `local-${randomUUID()}`
  judge(trace_id, media_url)
  return { ...ok, trace_id }
}

const phoneNumber: Api = ({ records, now }, { code }) => {
  const phone = typeof code === 'string' ? records.spendPhoneCode(code, now()) : null
  if (phone === null) return error(40029, 'invalid code')
  return {
    ...ok,
    phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark: { timestamp: Math.floor(now() / 1000), appid } },
  }
}

const codeUnlimited: Api = ({ pages }, { scene, page }) => {
  if (typeof scene !== 'string' || scene === '' || scene.length > 32 || !/^[\w!#$&'()*+,/:;=?@.~-]+$/.test(scene)) return error(40169, 'invalid length for scene, or the data is not json string')
  if (!isPage(pages, page)) return error(41030, 'invalid page')
  return codeImage(`${scene} ${String(page ?? '')}`)
}

const withToken = (api: Api) => (world: WechatWorld, body: Record<string, unknown>, token: string): Answer => {
  const ends = world.records.tokenEnds(token)
  if (ends === null) return error(40001, 'invalid credential, access_token is invalid or not latest')
  return ends <= world.now() ? error(42001, 'access_token expired') : api(world, body)
}

/** What the stand-in answers, by path. */
export const wechatApis: Record<string, (world: WechatWorld, body: Record<string, unknown>, token: string) => Answer> = {
  '/cgi-bin/stable_token': stableToken,
  '/cgi-bin/message/subscribe/send': withToken(subscribeSend),
  '/wxa/msg_sec_check': withToken(textCheck),
  '/wxa/media_check_async': withToken(mediaCheck),
  '/wxa/business/getuserphonenumber': withToken(phoneNumber),
  '/wxa/getwxacodeunlimit': withToken(codeUnlimited),
}
export const wechatError = error
