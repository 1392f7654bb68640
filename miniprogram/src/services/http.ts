import type { CallEvent } from '@guagou/types/api'
import type { Result } from '@guagou/types/result'
import { platform } from './platform'
import { noteCutOff } from './cut-off'
import { forgetToken, sessionToken } from './session-token'
import { Unreachable, answerOf } from './unreachable'
import { wechat } from './wechat'

interface HttpRequest {
  method: 'GET' | 'POST'
  path: string
  body?: unknown
  timeout: number
}

const headers = (): Record<string, string> => {
  const token = sessionToken()
  return { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) }
}

const throughBrowser = async ({ method, path, body, timeout }: HttpRequest): Promise<unknown> => {
  const gone = new AbortController()
  const timer = setTimeout(() => gone.abort(), timeout)
  try {
    const response = await fetch(path, {
      method, headers: headers(), signal: gone.signal, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const content = await response.text()
    try {
      return JSON.parse(content) as unknown
    } catch {
      throw new Unreachable('garbled', `HTTP ${response.status}`)
    }
  } catch (error) {
    if (error instanceof Unreachable) throw error
    throw new Unreachable(gone.signal.aborted ? 'timeout' : 'offline', String(error))
  } finally {
    clearTimeout(timer)
  }
}

const throughWechat = async ({ method, path, body, timeout }: HttpRequest): Promise<unknown> => {
  try {
    const response = await wechat.request<unknown>({
      url: `${GUAGOU_CLOUD_URL}${path}`, method, header: headers(), timeout, ...(body === undefined ? {} : { data: body }),
    })
    return response.data
  } catch (error) {
    const detail = String((error as { errMsg?: string }).errMsg ?? error)
    throw new Unreachable(detail.includes('timeout') ? 'timeout' : 'offline', detail)
  }
}

/** One JSON request to the local cloud. */
export const http = (request: HttpRequest): Promise<unknown> =>
  platform === 'wechat' ? throughWechat(request) : throughBrowser(request)

/** A cloud function called through the local cloud's door `POST /call/<function>`. */
export const callOverHttp = async (functionName: string, event: CallEvent, timeout: number): Promise<Result<unknown>> => {
  const asked = sessionToken()
  const answer = answerOf(await http({ method: 'POST', path: `/call/${functionName}`, body: event, timeout }))
  // Only the session that was refused is dropped: another may have begun while the answer was on its way.
  if (!answer.ok && answer.refusal.code === 'signed_out' && asked !== null && asked === sessionToken()) {
    noteCutOff()
    forgetToken()
  }
  return answer
}
