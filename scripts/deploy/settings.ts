/** Everything a deployment has to be told. It comes from the environment only, so that no secret lies in a file here. */
export const settingNames = [
  'TCB_ENV', 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY',
  'WECHAT_APPID', 'WECHAT_SECRET', 'WECHAT_STATE', 'TEMPLATE_TODO', 'TEMPLATE_PROGRESS', 'TEMPLATE_DEADLINE',
] as const
export type SettingName = (typeof settingNames)[number]

/** What reaching an environment takes: enough to look at it or to load a roster, not to deploy. */
export const accessNames = ['TCB_ENV', 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'] as const satisfies readonly SettingName[]

const wechatStates = ['developer', 'trial', 'formal']
const secretNames: readonly SettingName[] = ['TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY', 'WECHAT_SECRET']

type Environment = Record<string, string | undefined>

export const isSet = (environment: Environment, name: string): boolean => (environment[name] ?? '').trim() !== ''

/** The named settings; throws one error that names every one that is missing or cannot be right. */
export const readSettings = <N extends SettingName>(environment: Environment, names: readonly N[]): Record<N, string> => {
  const missing = names.filter((name) => !isSet(environment, name))
  if (missing.length > 0) throw new Error(`Not set: ${missing.join(', ')} (docs/deploy.md says where each comes from)`)
  const settings = Object.fromEntries(names.map((name) => [name, environment[name]!.trim()])) as Record<N, string>
  const state = (settings as Partial<Record<SettingName, string>>).WECHAT_STATE
  if (state !== undefined && !wechatStates.includes(state)) {
    throw new Error(`WECHAT_STATE must be one of ${wechatStates.join(', ')}`)
  }
  return settings
}

/** The text without any secret in it: what an API answers may quote what it was sent. */
export const withoutSecrets = (text: string, environment: Environment): string =>
  secretNames.reduce((left, name) => (isSet(environment, name) ? left.replaceAll(environment[name]!.trim(), `<${name}>`) : left), text)
