/** What the app uses of Taro, in memory; `calls` shows what a test's app asked of it. */
const stored = new Map<string, unknown>()
export const calls: { name: string; argument: unknown }[] = []

const noted = (name: string) => (argument?: unknown) => {
  calls.push({ name, argument })
  return Promise.resolve({})
}

export const forget = (): void => {
  stored.clear()
  calls.length = 0
}

export default {
  getStorageSync: (key: string) => stored.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
  removeStorageSync: (key: string) => void stored.delete(key),
  getCurrentPages: () => [{}],
  navigateTo: noted('navigateTo'),
  navigateBack: noted('navigateBack'),
  redirectTo: noted('redirectTo'),
  reLaunch: noted('reLaunch'),
  switchTab: noted('switchTab'),
  setNavigationBarTitle: noted('setNavigationBarTitle'),
  setTabBarBadge: noted('setTabBarBadge'),
  removeTabBarBadge: noted('removeTabBarBadge'),
}

/** A test's page is shown from beginning to end. */
export const useDidShow = (): void => undefined
export const useDidHide = (): void => undefined
