import { callWechat } from './client'

export interface SubscribeMessage {
  touser: string
  template_id: string
  /** Without a leading slash. */
  page: string
  data: Record<string, { value: string }>
}

/** What became of a send, by what has to follow. Codes: platform.md, "Subscribe message". */
export type Sent =
  | { kind: 'delivered' }
  /** Refused, or no consent left: the ledger was too optimistic. */
  | { kind: 'no_consent' }
  /** The account does not exist for this mini program, or is banned from it. */
  | { kind: 'unreachable' }
  /** Our own fault: template, field or page. Trying again cannot help. */
  | { kind: 'wrong'; errcode: number; errmsg: string }
  /** WeChat is busy: try later. */
  | { kind: 'later'; errcode: number }

export const sendSubscribe = async (message: SubscribeMessage): Promise<Sent> => {
  const answer = await callWechat('/cgi-bin/message/subscribe/send', {
    ...message, miniprogram_state: process.env.WECHAT_STATE ?? 'formal', lang: 'zh_CN',
  })
  switch (answer.errcode) {
    case 0:
      return { kind: 'delivered' }
    case 43101:
      return { kind: 'no_consent' }
    case 40003:
    case 43107:
      return { kind: 'unreachable' }
    case 40037:
    case 41030:
    case 45168:
    case 47003:
      return { kind: 'wrong', errcode: answer.errcode, errmsg: String(answer.errmsg ?? '') }
    default:
      return { kind: 'later', errcode: answer.errcode }
  }
}
