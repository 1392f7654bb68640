import { contextOf } from './sdk'

/**
 * The WeChat account behind a call, or null. Read from the function's context only: the event is the client's word,
 * and process.env may still hold an earlier call's keys (platform.md, "CloudBase functions").
 */
export const openidOf = (context: unknown): string | null => {
  const openid = contextOf(context).WX_OPENID
  return typeof openid === 'string' && openid !== '' ? openid : null
}

/** Whether a person's app made the call: such a one never speaks as WeChat itself. */
export const fromClient = (context: unknown): boolean => {
  const source = contextOf(context).TCB_SOURCE
  return typeof source === 'string' && /^(wx_client|wx_devtools|web)/.test(source)
}
