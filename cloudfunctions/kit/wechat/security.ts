import { callWechat } from './client'

/** `review` stands for WeChat's own doubt; `unknown` when it does not judge this account's texts. */
export type TextVerdict = 'pass' | 'review' | 'risky' | 'unknown'

/** WeChat's limit for one question, in characters. */
const mostCharacters = 2_500
/** A message must not hang on a slow check: after this long the local rules have to do (milliseconds). */
const patienceMs = 2_500
/** Comments: what people say to one another. */
const scene = 2

/** The account has not used the mini program within two hours. */
const inactive = 61010

const verdictOf = async (content: string, openid: string): Promise<TextVerdict> => {
  const answer = await callWechat('/wxa/msg_sec_check', { version: 2, openid, scene, content })
  if (answer.errcode === inactive) return 'unknown'
  if (answer.errcode !== 0) throw new Error(`msg_sec_check: ${answer.errcode} ${answer.errmsg ?? ''}`)
  return (answer.result as { suggest: TextVerdict }).suggest
}

const giveUp = (): Promise<never> =>
  new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('msg_sec_check took too long')), patienceMs).unref()
  })

/** WeChat's word on a text; the worst of its pieces. Throws when it does not answer in time. */
export const checkText = async (text: string, openid: string): Promise<TextVerdict> => {
  const characters = [...text]
  const verdicts: TextVerdict[] = []
  for (let from = 0; from < characters.length; from += mostCharacters) {
    const piece = characters.slice(from, from + mostCharacters).join('')
    verdicts.push(await Promise.race([verdictOf(piece, openid), giveUp()]))
  }
  return (['risky', 'unknown', 'review'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'pass'
}

export type Medium = 'audio' | 'image'

/**
 * Asks for a verdict on a picture or sound, which WeChat fetches from `url` and sends later as an event; answers the
 * word under which it will come, or null when WeChat does not take the question now.
 */
export const askMediaCheck = async (url: string, medium: Medium, openid: string): Promise<string | null> => {
  const answer = await callWechat('/wxa/media_check_async', {
    media_url: url, media_type: medium === 'audio' ? 1 : 2, version: 2, openid, scene,
  })
  return answer.errcode === 0 && typeof answer.trace_id === 'string' ? answer.trace_id : null
}

/** The verdict in an event that WeChat pushes, or null for any other event. Its doubt (`review`) passes. */
export const mediaVerdict = (event: Record<string, unknown>): { trace: string; risky: boolean } | null => {
  if (event.MsgType !== 'event' || event.Event !== 'wxa_media_check' || typeof event.trace_id !== 'string') return null
  // It could not be fetched or read: no verdict, and the question is put again.
  if (Number(event.errcode ?? 0) !== 0) return null
  const { suggest } = (event.result ?? {}) as { suggest?: unknown }
  return { trace: event.trace_id, risky: suggest === 'risky' }
}
