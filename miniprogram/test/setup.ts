// The app under test is its browser build.
process.env.TARO_ENV = 'h5'
Object.assign(globalThis, { GUAGOU_CLOUD_URL: '', GUAGOU_CLOUD_ENV: '' })
if (typeof window !== 'undefined' && !('matchMedia' in window)) {
  Object.assign(window, {
    matchMedia: () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }),
  })
}
