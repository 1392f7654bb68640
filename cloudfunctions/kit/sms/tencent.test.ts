import { type IncomingMessage, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { smsChannel } from './channel'
import { authorization } from './tencent'

const settings = { SMS_PROVIDER: 'tencent', SMS_SECRET_ID: 'id', SMS_SECRET_KEY: 'key', SMS_APP_ID: '1400', SMS_SIGN: '示例园区', SMS_TEMPLATE: '77' }
const now = Date.parse('2026-03-03T10:00+08:00')

let server: Server
let endpoint: string
let answer: { status: number; body: unknown } = { status: 200, body: {} }
let asked: { headers: IncomingMessage['headers']; body: string } | null = null

beforeAll((done) => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => { body += part.toString() })
    request.on('end', () => {
      asked = { headers: request.headers, body }
      response.writeHead(answer.status).end(JSON.stringify(answer.body))
    })
  }).listen(0, '127.0.0.1', () => {
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    done()
  })
})
afterAll((done) => void server.close(done))

const send = () => smsChannel({ ...settings, SMS_ENDPOINT: endpoint })!.send('19900000001', ['用电增容', '待补充'], now)
const codes = (code: string) => ({ status: 200, body: { Response: { SendStatusSet: [{ Code: code }], RequestId: 'r' } } })

test('without a provider there is no channel; with one, a missing setting is named', () => {
  expect(smsChannel({})).toBeNull()
  expect(() => smsChannel({ SMS_PROVIDER: 'tencent', SMS_SECRET_ID: 'id' })).toThrow('SMS_SECRET_KEY, SMS_APP_ID, SMS_SIGN, SMS_TEMPLATE')
  expect(() => smsChannel({ SMS_PROVIDER: 'pigeon' })).toThrow('pigeon')
})

test('the request is signed over exactly what is sent', async () => {
  answer = codes('Ok')
  expect(await send()).toEqual({ kind: 'delivered' })
  expect(JSON.parse(asked!.body)).toEqual({
    PhoneNumberSet: ['+8619900000001'], SmsSdkAppId: '1400', SignName: '示例园区', TemplateId: '77', TemplateParamSet: ['用电增容', '待补充'],
  })
  const timestamp = Math.floor(now / 1000)
  expect(asked!.headers).toMatchObject({ 'x-tc-action': 'SendSms', 'x-tc-version': '2021-01-11', 'x-tc-timestamp': String(timestamp) })
  expect(asked!.headers.authorization).toBe(authorization({
    secretId: 'id', secretKey: 'key', host: new URL(endpoint).host, timestamp, body: asked!.body,
  }))
  expect(asked!.headers.authorization).toMatch(/^TC3-HMAC-SHA256 Credential=id\/2026-03-03\/sms\/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=[0-9a-f]{64}$/)
})

test.each([
  ['LimitExceeded.PhoneNumberOneHourLimit', 'later'],
  ['InternalError.Timeout', 'later'],
  ['InvalidParameterValue.IncorrectPhoneNumber', 'refused'],
  ['FailedOperation.InsufficientBalanceInSmsPackage', 'refused'],
])('%s is %s', async (code, kind) => {
  answer = codes(code)
  expect(await send()).toEqual({ kind, code })
  answer = { status: 200, body: { Response: { Error: { Code: code, Message: '' } } } }
  expect(await send()).toEqual({ kind, code })
})

test('a provider that stumbles is asked again later', async () => {
  answer = { status: 502, body: {} }
  expect(await send()).toMatchObject({ kind: 'later' })
})

test('the signature is the one that Tencent Cloud’s documentation computes for its example', () => {
  expect(authorization({
    secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******', secretKey: 'Gu5t9xGARNpq86cd98joQYCN3*******',
    host: 'cvm.tencentcloudapi.com', timestamp: 1551113065, service: 'cvm', action: 'DescribeInstances',
    body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
  })).toContain('Signature=be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3')
})
