import { accessNames, readSettings, settingNames, withoutSecrets } from './settings'

const complete = {
  TCB_ENV: 'zone-1', TENCENTCLOUD_SECRETID: 'AKIDexample', TENCENTCLOUD_SECRETKEY: 'key-example', WECHAT_APPID: 'wx1',
  WECHAT_SECRET: 'wechat-example', WECHAT_STATE: 'trial', TEMPLATE_TODO: 't1', TEMPLATE_PROGRESS: 't2', TEMPLATE_DEADLINE: 't3',
}

test('complete settings are read, surrounding blanks left out', () => {
  expect(readSettings({ ...complete, TCB_ENV: ' zone-1\n' }, settingNames)).toEqual(complete)
})

test('everything missing is named at once, empty counts as missing, and no value is quoted', () => {
  const told = () => readSettings({ ...complete, WECHAT_SECRET: ' ', TEMPLATE_TODO: undefined }, settingNames)
  expect(told).toThrow('Not set: WECHAT_SECRET, TEMPLATE_TODO')
  expect(told).not.toThrow('key-example')
})

test('a state of the mini program that WeChat does not know is refused', () => {
  expect(() => readSettings({ ...complete, WECHAT_STATE: 'release' }, settingNames)).toThrow('developer, trial, formal')
})

test('looking at an environment asks for no WeChat settings', () => {
  const { TCB_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = complete
  const access = { TCB_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY }
  expect(readSettings(access, accessNames)).toEqual(access)
})

test('a secret that an answer quotes does not reach the screen', () => {
  const text = withoutSecrets('AKIDexample of wx1 may not; wechat-example wechat-example', complete)
  expect(text).toBe('<TENCENTCLOUD_SECRETID> of wx1 may not; <WECHAT_SECRET> <WECHAT_SECRET>')
})
