import { createHash, createHmac } from 'node:crypto'
import type { SmsChannel, SmsSent } from './channel'

const action = 'SendSms'
const version = '2021-01-11'
const timeoutMs = 5_000

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

export interface Signing {
  secretId: string
  secretKey: string
  host: string
  /** Seconds since 1970. */
  timestamp: number
  body: string
  service?: string
  action?: string
}

/** Tencent Cloud's TC3-HMAC-SHA256 signature of a JSON request, as the Authorization header. */
export const authorization = ({ secretId, secretKey, host, timestamp, body, service = 'sms', action: name = action }: Signing): string => {
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const signed = 'content-type;host;x-tc-action'
  const canonical = [
    'POST', '/', '', `content-type:application/json; charset=utf-8\nhost:${host}\nx-tc-action:${name.toLowerCase()}\n`, signed, sha256(body),
  ].join('\n')
  const scope = `${date}/${service}/tc3_request`
  const text = ['TC3-HMAC-SHA256', String(timestamp), scope, sha256(canonical)].join('\n')
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request')
  const signature = createHmac('sha256', key).update(text).digest('hex')
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`
}

const needed = ['SMS_SECRET_ID', 'SMS_SECRET_KEY', 'SMS_APP_ID', 'SMS_SIGN', 'SMS_TEMPLATE'] as const

/** Codes of the provider that pass: limits of a minute or an hour, and its own troubles. */
const passing = /^(LimitExceeded|InternalError|RequestLimitExceeded|ResourceInsufficient)/

/** Text messages through Tencent Cloud. Throws when a setting is missing. */
export const tencentChannel = (environment: NodeJS.ProcessEnv): SmsChannel => {
  const missing = needed.filter((name) => !environment[name])
  if (missing.length > 0) throw new Error(`text messages need ${missing.join(', ')}`)
  const address = new URL(environment.SMS_ENDPOINT || 'https://sms.tencentcloudapi.com')
  return {
    async send(phone, words, now): Promise<SmsSent> {
      const timestamp = Math.floor(now / 1000)
      const body = JSON.stringify({
        PhoneNumberSet: [`+86${phone}`], SmsSdkAppId: environment.SMS_APP_ID, SignName: environment.SMS_SIGN,
        TemplateId: environment.SMS_TEMPLATE, TemplateParamSet: words,
      })
      const response = await fetch(address, {
        method: 'POST',
        body,
        headers: {
          authorization: authorization({
            secretId: environment.SMS_SECRET_ID!, secretKey: environment.SMS_SECRET_KEY!, host: address.host, timestamp, body,
          }),
          'content-type': 'application/json; charset=utf-8',
          'x-tc-action': action, 'x-tc-version': version, 'x-tc-timestamp': String(timestamp),
          'x-tc-region': environment.SMS_REGION || 'ap-guangzhou',
        },
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (!response.ok) return { kind: 'later', code: `status ${response.status}` }
      const { Response: answer } = (await response.json()) as {
        Response: { Error?: { Code: string }; SendStatusSet?: { Code: string }[] }
      }
      const code = answer.Error?.Code ?? answer.SendStatusSet?.[0]?.Code ?? 'empty'
      if (code === 'Ok') return { kind: 'delivered' }
      return { kind: passing.test(code) ? 'later' : 'refused', code }
    },
  }
}
