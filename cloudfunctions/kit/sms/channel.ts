import { tencentChannel } from './tencent'

/** What became of a text message. */
export type SmsSent =
  | { kind: 'delivered' }
  /** The provider does not take it: number, template, balance. */
  | { kind: 'refused'; code: string }
  | { kind: 'later'; code: string }

/** A way to send a text message; `words` fill the variables of the template that the provider has approved. */
export interface SmsChannel {
  send(phone: string, words: readonly string[], now: number): Promise<SmsSent>
}

/** The zone's channel, or null: text messages are off unless SMS_PROVIDER names one. */
export const smsChannel = (environment: NodeJS.ProcessEnv = process.env): SmsChannel | null => {
  switch (environment.SMS_PROVIDER ?? '') {
    case '':
      return null
    case 'tencent':
      return tencentChannel(environment)
    default:
      throw new Error(`SMS_PROVIDER ${environment.SMS_PROVIDER} is unknown`)
  }
}
