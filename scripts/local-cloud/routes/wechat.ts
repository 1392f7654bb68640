import { setTimeout } from 'node:timers/promises'
import { type Route, bodyLimit, readBody, sendJson, sendText } from '../exchange'
import type { Parts } from '../parts'
import { wechatApis, wechatError } from '../wechat/apis'

/** The stand-in for WeChat's server API. Like WeChat it answers errors with status 200. */
export const wechatRoutes = ({ engine, wechat, faults }: Parts): Route[] => [{
  method: 'POST',
  path: '/wechat/*',
  async handle({ request, response, rest, url }) {
    const content = await readBody(request, bodyLimit)
    // WeChat is outside: what a function wrote before it asks may not be lost any more.
    await engine.synced()
    const path = `/${rest}`
    const api = Object.hasOwn(wechatApis, path) ? wechatApis[path] : undefined
    if (!api) return sendJson(response, 404, wechatError(40066, 'invalid url'))
    const fault = faults.take(path)
    if (fault?.hang) return
    if (fault?.status !== undefined) return sendText(response, fault.status, 'text/plain', '')
    if (fault?.errcode !== undefined) return sendJson(response, 200, wechatError(fault.errcode, 'injected'))
    let body: unknown
    try {
      body = JSON.parse(content.toString())
    } catch {
      body = null
    }
    if (body === null || typeof body !== 'object') return sendJson(response, 200, wechatError(47001, 'data format error'))
    const answer = api(wechat, body as Record<string, unknown>, url.searchParams.get('access_token') ?? '')
    if (fault?.lateMs !== undefined) await setTimeout(fault.lateMs, undefined, { ref: false })
    if (Buffer.isBuffer(answer)) sendText(response, 200, 'image/png', answer)
    else sendJson(response, 200, answer)
  },
}]
