/** How WeChat answers: by callbacks, later. */
interface Asking {
  success?(answer: object): void
  fail?(error: object): void
  complete?(answer: object): void
}

export const later = (name: string, { success, complete }: Asking = {}, answer: object = {}): void => {
  setTimeout(() => {
    const full = { errMsg: `${name}:ok`, ...answer }
    success?.(full)
    complete?.(full)
  })
}

export const laterFail = (name: string, { fail, complete }: Asking = {}, reason: string): void => {
  setTimeout(() => {
    const error = { errMsg: `${name}:fail ${reason}` }
    fail?.(error)
    complete?.(error)
  })
}

type NetworkListener = (state: { isConnected: boolean; networkType: string }) => void

const app = { SDKVersion: '3.8.0', version: '8.0.60', language: 'zh_CN', theme: 'light', fontSizeScaleFactor: 1, fontSizeSetting: 17, enableDebug: false }
const glass = {
  pixelRatio: 3, screenWidth: 375, screenHeight: 812, windowWidth: 375, windowHeight: 724, statusBarHeight: 44,
  safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 },
}
const device = { brand: 'devtools', model: 'iPhone X', system: 'iOS 17.0', platform: 'devtools', benchmarkLevel: 1 }

/** A phone's own abilities, as far as the product uses them: storage, network, what is told to the person. */
export const phoneAbilities = () => {
  const storage = new Map<string, unknown>()
  const networkListeners = new Set<NetworkListener>()
  const notices: string[] = []
  let connected = true
  const copy = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T))
  const noticed = (name: string, words: (asking: Record<string, unknown>) => unknown, answer: object = {}) =>
    (asking: Asking & Record<string, unknown> = {}) => {
      notices.push(`${name}: ${String(words(asking))}`)
      later(name, asking, answer)
    }
  const quiet = (name: string, answer: object = {}) => (asking?: Asking) => later(name, asking, answer)

  const wx = {
    getSystemInfoSync: () => ({ ...app, ...glass, ...device }),
    getSystemInfo: quiet('getSystemInfo', { ...app, ...glass, ...device }),
    getAppBaseInfo: () => ({ ...app }),
    getWindowInfo: () => ({ ...glass }),
    getDeviceInfo: () => ({ ...device }),
    getSystemSetting: () => ({ deviceOrientation: 'portrait' }),
    getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, left: 281, top: 48, right: 368, bottom: 80 }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'release', version: '0.1.0' } }),
    canIUse: () => true,
    nextTick: (done: () => void) => void setTimeout(done),

    getStorageSync: (key: string) => copy(storage.get(key) ?? ''),
    setStorageSync: (key: string, value: unknown) => void storage.set(key, copy(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 0, limitSize: 10_240 }),

    getNetworkType: (asking?: Asking) => later('getNetworkType', asking, { networkType: connected ? 'wifi' : 'none' }),
    onNetworkStatusChange: (listener: NetworkListener) => void networkListeners.add(listener),
    offNetworkStatusChange: (listener: NetworkListener) => void networkListeners.delete(listener),

    showToast: noticed('showToast', ({ title }) => title),
    showModal: noticed('showModal', ({ content }) => content, { confirm: true, cancel: false }),
    setNavigationBarTitle: noticed('setNavigationBarTitle', ({ title }) => title),
    setClipboardData: noticed('setClipboardData', ({ data }) => data),
    requestSubscribeMessage: (asking: Asking & { tmplIds: string[] }) => {
      notices.push(`requestSubscribeMessage: ${asking.tmplIds.join(' ')}`)
      later('requestSubscribeMessage', asking, Object.fromEntries(asking.tmplIds.map((id) => [id, 'accept'])))
    },
    requirePrivacyAuthorize: quiet('requirePrivacyAuthorize'),
    login: quiet('login', { code: 'test-code' }),
    ...Object.fromEntries([
      'hideToast', 'showLoading', 'hideLoading', 'setNavigationBarColor', 'setBackgroundColor', 'setTabBarBadge', 'removeTabBarBadge',
      'showTabBarRedDot', 'hideTabBarRedDot', 'vibrateShort', 'stopPullDownRefresh', 'pageScrollTo', 'hideKeyboard',
    ].map((name) => [name, quiet(name)])),
    ...Object.fromEntries([
      'onKeyboardHeightChange', 'offKeyboardHeightChange', 'onThemeChange', 'offThemeChange', 'onAppShow', 'offAppShow', 'onAppHide', 'offAppHide',
      'onWindowResize', 'offWindowResize', 'onNeedPrivacyAuthorization', 'onError', 'onUnhandledRejection',
    ].map((name) => [name, () => undefined])),
  }
  return {
    wx,
    notices,
    online(now: boolean): void {
      connected = now
      for (const listener of networkListeners) listener({ isConnected: now, networkType: now ? 'wifi' : 'none' })
    },
  }
}
