import type { FunctionName } from '@guagou/types/api'
import type { CallEvent } from '@guagou/types/api'
import type { Result } from '@guagou/types/result'
import { actingRole } from './acting'
import { cloud } from './platform'
import { callOverHttp } from './http'
import { callWechatCloud } from './wechat-cloud'

export const callTimeout = 20_000

/**
 * Carries one call to a cloud function and brings its answer back.
 * Rejects with `Unreachable` when no answer came; a refusal is an answer.
 */
export const transport = (functionName: FunctionName, event: CallEvent, timeout = callTimeout): Promise<Result<unknown>> => {
  const role = actingRole()
  // Who one is, is asked with all roles: else nobody could change back.
  const sent = role === null || event.call === 'roster.me' ? event : { ...event, as: role }
  return cloud === 'wechat' ? callWechatCloud(functionName, sent, timeout) : callOverHttp(functionName, sent, timeout)
}
