import { callWechat } from './client'

export interface SubscribeMessage {
  touser: string
  template_id: string
  /** Without a leading slash; left out, a tap opens the first page. */
  page?: string
  data: Record<string, { value: string }>
}

/** What became of a send, by what has to follow. Codes: platform.md, "Subscribe message". */
export type Sent =
  | { kind: 'delivered' }
  /** 43101, refused, or no consent left: the ledger was too optimistic. */
  | { kind: 'no_consent' }
  /** 40003: the account does not exist for this mini program. 43107: banned. Another template cannot help. */
  | { kind: 'unreachable'; errcode: number; errmsg: string }
  /** Our own fault, to be reported: which part of the message WeChat does not take. The same again cannot help. */
  | { kind: 'wrong'; part: 'template' | 'field' | 'page' | 'words'; errcode: number; errmsg: string }
  /** Not now, for this message alone: WeChat is busy, or sends to this account already. */
  | { kind: 'later'; errcode: number }
  /** Not now, for anybody: a quota is used up. `waitMs` is how long to leave WeChat alone. */
  | { kind: 'slow_down'; errcode: number; waitMs: number }

const minuteMs = 60_000

export const meaningOf = (errcode: number, errmsg: string): Sent => {
  switch (errcode) {
    case 0:
      return { kind: 'delivered' }
    case 43101:
      return { kind: 'no_consent' }
    case 40003:
    case 43107:
      return { kind: 'unreachable', errcode, errmsg }
    case 40037:
      return { kind: 'wrong', part: 'template', errcode, errmsg }
    case 47003:
      return { kind: 'wrong', part: 'field', errcode, errmsg }
    case 41030:
      return { kind: 'wrong', part: 'page', errcode, errmsg }
    case 45168:
      return { kind: 'wrong', part: 'words', errcode, errmsg }
    // 45009 the day's quota, 45011 the minute's.
    case 45009:
      return { kind: 'slow_down', errcode, waitMs: 10 * minuteMs }
    case 45011:
      return { kind: 'slow_down', errcode, waitMs: minuteMs }
    // -1 busy, 43108 concurrent sends to one account, and whatever WeChat invents: later, until it is given up.
    default:
      return { kind: 'later', errcode }
  }
}

/** Sends one subscribe message. Throws `WechatSilent` when nobody knows what became of it. */
export const sendSubscribe = async (message: SubscribeMessage): Promise<Sent> => {
  const answer = await callWechat('/cgi-bin/message/subscribe/send', {
    ...message, miniprogram_state: process.env.WECHAT_STATE ?? 'formal', lang: 'zh_CN',
  })
  return meaningOf(answer.errcode, String(answer.errmsg ?? ''))
}
