import type { FunctionName } from '@guagou/types/api'
import type { CallEvent } from '@guagou/types/api'
import type { Result } from '@guagou/types/result'
import { cloud } from './platform'
import { callOverHttp } from './http'
import { callWechatCloud } from './wechat-cloud'

export const callTimeout = 20_000

/**
 * Carries one call to a cloud function and brings its answer back.
 * Rejects with `Unreachable` when no answer came; a refusal is an answer.
 */
export const transport = (functionName: FunctionName, event: CallEvent, timeout = callTimeout): Promise<Result<unknown>> =>
  cloud === 'wechat' ? callWechatCloud(functionName, event, timeout) : callOverHttp(functionName, event, timeout)
