import { requestId } from '../request-id'
import type { Identity } from './messages'

export const environmentId = 'local'
export const appid = 'wx-local-guagou'

export interface FunctionAddresses {
  /** Where the SDK sends its requests. */
  admin: string
  wechat: string
}

/** What the platform puts into a function's process before any call. */
export const functionEnvironment = (
  name: string, addresses: FunctionAddresses, extra: Record<string, string> = {},
): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  NODE_ENV: 'production',
  TZ: 'Asia/Shanghai',
  SCF_NAMESPACE: environmentId,
  SCF_FUNCTIONNAME: name,
  TCB_ENV: environmentId,
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  // In place of a secret to sign every request with: nobody checks a signature here.
  CLOUDBASE_APIKEY: 'local',
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: addresses.admin }),
  WECHAT_API: addresses.wechat,
  WECHAT_APPID: appid,
  // A worker lives on after its answer, as the kit is told here.
  GUAGOU_ANSWER_FIRST: '1',
  // The engine takes the requests of a transaction in any order, as the kit is told here.
  GUAGOU_SIDE_BY_SIDE: '1',
  // A text costs microseconds here; `wechat` asks the stand-in about each, as the released product asks WeChat.
  GUAGOU_TEXT_CHECK: process.env.GUAGOU_TEXT_CHECK ?? 'local',
  GUAGOU_MEDIA_CHECK: process.env.GUAGOU_MEDIA_CHECK ?? 'wechat',
  GUAGOU_REFUSED_WORDS: process.env.GUAGOU_REFUSED_WORDS ?? '',
  ...extra,
})

const triggerOf: Record<Identity['source'], string> = { client: 'wx_client', function: 'scf', timer: 'timer', wechat: 'wx_event' }

/** The keys of one call; the SDK reads them from the context, older code from process.env. */
export const identityKeys = ({ openid, source }: Identity): Record<string, string> => ({
  TRIGGER_SRC: source === 'timer' ? 'timer' : 'tcb',
  TCB_SOURCE: triggerOf[source],
  TCB_SEQID: requestId(),
  TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_SOURCE,TRIGGER_SRC',
  ...(openid === undefined ? {} : { WX_OPENID: openid, WX_APPID: appid, WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID' }),
})

/** The second argument of a function. */
export const callContext = (
  name: string, identity: Record<string, string>, timeoutMs: number,
): Record<string, unknown> => ({
  request_id: requestId(),
  function_name: name,
  function_version: '$LATEST',
  namespace: environmentId,
  memory_limit_in_mb: 256,
  time_limit_in_ms: timeoutMs,
  environment: JSON.stringify({ TCB_ENV: environmentId, SCF_NAMESPACE: environmentId, ...identity }),
})
