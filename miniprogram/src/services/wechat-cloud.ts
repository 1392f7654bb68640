import Taro from '@tarojs/taro'
import type { CallEvent } from '@guagou/types/api'
import type { Result } from '@guagou/types/result'
import { Unreachable, answerOf } from './unreachable'

let started = false

/** The one place that holds wx.cloud; it is opened by the first use. */
export const wechatCloud = (): typeof Taro.cloud => {
  if (!started) {
    Taro.cloud.init(GUAGOU_CLOUD_ENV === '' ? {} : { env: GUAGOU_CLOUD_ENV })
    started = true
  }
  return Taro.cloud
}

const giveUp = (timeout: number): Promise<never> =>
  new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Unreachable('timeout')), timeout)
  })

const ask = async (functionName: string, event: CallEvent): Promise<unknown> => {
  try {
    const { result } = await wechatCloud().callFunction({ name: functionName, data: { ...event } })
    return result
  } catch (error) {
    const detail = String((error as { errMsg?: string }).errMsg ?? error)
    throw new Unreachable(/timeout|timed out/i.test(detail) ? 'timeout' : 'offline', detail)
  }
}

/** A cloud function called through WeChat, which adds the caller's identity on its own. */
export const callWechatCloud = async (functionName: string, event: CallEvent, timeout: number): Promise<Result<unknown>> =>
  answerOf(await Promise.race([ask(functionName, event), giveUp(timeout)]))
