import type { Category } from '../../../../types/clocks'

const asked = /(怎么|怎样|如何|哪些|哪里|哪个|多少|是否|能否|能不能|可不可以|要不要|请问|咨询|条件|流程|途径|什么时候|有没有政策)/u
const stuck = /(多年|历史遗留|反复反映|多次反映|一直(没有|没|未)|始终(没有|没|未)|拖了|互相推|推来推去|卡在|无人管|没人管)/u
const wanted = /(希望|恳请|请求|请帮|协助|协调|解决|申请|需要|急|尽快)/u

/** What kind of matter the words ask for, before experience: several bureaus make it a matter across departments. */
export const categoryOf = (title: string, text: string, bureaus: number): { value: Category; confidence: number } => {
  const whole = `${title}\n${text}`
  if (bureaus > 1) return { value: 'cross', confidence: 0.7 }
  if (stuck.test(whole)) return { value: 'hard', confidence: 0.5 }
  const question = asked.test(title) || (asked.test(whole) && !wanted.test(whole))
  return question ? { value: 'inquiry', confidence: 0.7 } : { value: 'request', confidence: wanted.test(whole) ? 0.7 : 0.4 }
}
