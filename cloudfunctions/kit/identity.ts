import { contextOf } from './sdk'

/**
 * The WeChat account behind a call, or null. Read from the function's context only: the event is the client's word,
 * and process.env may still hold an earlier call's keys (platform.md, "CloudBase functions").
 */
export const openidOf = (context: unknown): string | null => {
  const openid = contextOf(context).WX_OPENID
  return typeof openid === 'string' && openid !== '' ? openid : null
}
