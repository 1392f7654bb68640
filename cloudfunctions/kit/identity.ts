import { contextOf } from './sdk'

/**
 * The WeChat account behind a call, or null. Read from the function's context only: the event is the client's word,
 * and process.env may still hold an earlier call's keys (platform.md, "CloudBase functions").
 */
export const openidOf = (context: unknown): string | null => {
  const openid = inEnvironment(context) ?? contextOf(context).WX_OPENID
  return typeof openid === 'string' && openid !== '' ? openid : null
}

/** What the SDK would answer before anything else, without the dozen looks at process.env that it takes for the rest. */
const inEnvironment = (context: unknown): string | null => {
  const environment = (context as { environment?: unknown } | null)?.environment
  if (typeof environment !== 'string' || environment === '') return null
  try {
    const openid = (JSON.parse(environment) as { WX_OPENID?: unknown } | null)?.WX_OPENID
    return typeof openid === 'string' && openid !== '' ? openid : null
  } catch {
    return null
  }
}

/** Whether a person's app made the call: such a one never speaks as WeChat itself. */
export const fromClient = (context: unknown): boolean => {
  const source = contextOf(context).TCB_SOURCE
  return typeof source === 'string' && /^(wx_client|wx_devtools|web)/.test(source)
}
