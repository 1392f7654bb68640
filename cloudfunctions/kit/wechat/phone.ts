import { callWechat } from './client'

/** The phone number behind a one-time code of WeChat's phone button, or null when the code is used up or expired. */
export const phoneOf = async (code: string): Promise<string | null> => {
  const answer = await callWechat('/wxa/business/getuserphonenumber', { code })
  if (answer.errcode === 40029 || answer.errcode === 40013) return null
  if (answer.errcode !== 0) throw new Error(`getuserphonenumber: ${answer.errcode} ${answer.errmsg ?? ''}`)
  return (answer.phone_info as { purePhoneNumber: string }).purePhoneNumber
}
